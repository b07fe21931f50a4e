package io.github.tpm4j.engine.commands.asymmetric;

import io.github.tpm4j.engine.crypto.ecc.EccPoint;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.algorithms.TpmtKdfScheme;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.crypto.Kdf2;
import io.github.tpm4j.tss.objects.TpmsEccParms;
import java.util.Arrays;

/**
 * What TPM2_ECC_Encrypt and TPM2_ECC_Decrypt share: data under a mask of the shared point (x, y),
 * and the digest of x ‖ data ‖ y.
 *
 * @param hash of KDF2, and of the digest
 */
record EccEncryption(HashAlgorithm hash) {

  /**
   * The KDF of the key or, if it has none, the caller's; the only one defined for it is KDF2.
   *
   * @throws TpmFailure TPM_RC_SCHEME, {@code parameter}
   */
  static EccEncryption select(LoadedObject key, TpmtKdfScheme given, int parameter) {
    TpmtKdfScheme own = ((TpmsEccParms) key.publicArea().parameters()).kdf();
    TpmtKdfScheme scheme = given.isNull() ? own : given;
    TpmFailure.require(
        scheme.scheme().equals(TpmAlg.KDF2) && (own.isNull() || own.equals(scheme)),
        TpmRc.SCHEME.parameter(parameter));
    return new EccEncryption(HashAlgorithm.of(scheme.hash()));
  }

  /** Masks data, or takes the mask off. */
  byte[] mask(EccPoint shared, byte[] data) {
    byte[] x = shared.x();
    byte[] y = shared.y();
    byte[] secret = Arrays.copyOf(x, x.length + y.length);
    System.arraycopy(y, 0, secret, x.length, y.length);
    byte[] out = Kdf2.derive(hash, secret, new byte[0], data.length);
    for (int i = 0; i < out.length; i++) {
      out[i] ^= data[i];
    }
    Arrays.fill(secret, (byte) 0);
    return out;
  }

  byte[] digest(EccPoint shared, byte[] data) {
    return hash.digest(shared.x(), data, shared.y());
  }
}
