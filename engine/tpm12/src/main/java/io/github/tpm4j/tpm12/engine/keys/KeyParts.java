package io.github.tpm4j.tpm12.engine.keys;

import io.github.tpm4j.tpm12.structures.TpmKey;
import io.github.tpm4j.tpm12.structures.TpmKeyParms;
import io.github.tpm4j.tpm12.structures.TpmRsaKeyParms;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;

/** Parts of a TPM_KEY that the TPM sets. */
public final class KeyParts {
  private KeyParts() {}

  /** {@return the same key with another binding} */
  public static TpmKey withPcrInfo(TpmKey key, Bytes pcrInfo) {
    return new TpmKey(
        key.form(),
        key.keyUsage(),
        key.keyFlags(),
        key.authDataUsage(),
        key.algorithmParms(),
        pcrInfo,
        key.modulus(),
        key.encData());
  }

  /** {@return the same key with a public and an encrypted part} */
  public static TpmKey with(TpmKey key, Bytes modulus, Bytes encData) {
    return new TpmKey(
        key.form(),
        key.keyUsage(),
        key.keyFlags(),
        key.authDataUsage(),
        key.algorithmParms(),
        key.pcrInfo(),
        modulus,
        encData);
  }

  /** {@return the parameters of an RSA key} */
  public static TpmRsaKeyParms rsaParms(TpmKeyParms parms) {
    return TpmReader.readWhole(parms.parms(), TpmRsaKeyParms::read);
  }
}
