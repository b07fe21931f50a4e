package io.github.tpm4j.engine.objects.protection;

import io.github.tpm4j.engine.TpmFailure;
import io.github.tpm4j.engine.crypto.kdf.KdfLabel;
import io.github.tpm4j.engine.crypto.random.RandomSource;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;

/**
 * Secrets for the eyes of one TPM: the salt of a session (label SECRET), the seed of a duplicate
 * (DUPLICATE) or of a credential (IDENTITY), under a decryption key (Part 1, B.10 and C.6).
 */
public final class SecretSharing {

  private SecretSharing() {}

  /**
   * A new seed for the TPM that holds {@code key}, of which the public area is enough.
   *
   * @throws TpmFailure TPM_RC_ATTRIBUTES if it is no decryption key; TPM_RC_KEY if its point is not
   *     on its curve or it is not asymmetric; TPM_RC_HASH or TPM_RC_VALUE if OAEP has no room
   */
  public static SharedSeed share(LoadedObject key, KdfLabel label, RandomSource random) {
    TpmFailure.require(key.has(TpmaObject.DECRYPT), TpmRc.ATTRIBUTES);
    if (key.isType(TpmAlg.RSA)) {
      return RsaSecrets.share(key, label, random);
    }
    TpmFailure.require(key.isType(TpmAlg.ECC), TpmRc.KEY);
    return EccSecrets.share(key, label, random);
  }

  /**
   * The secret that someone made for {@code key}, both halves of which are loaded.
   *
   * @param encryptedSecret the octets of a TPM2B_ENCRYPTED_SECRET
   * @throws TpmFailure TPM_RC_ATTRIBUTES if it is no decryption key; TPM_RC_KEY if it is not
   *     asymmetric; for RSA TPM_RC_SIZE, TPM_RC_VALUE, TPM_RC_SCHEME; for ECC TPM_RC_ECC_POINT,
   *     TPM_RC_NO_RESULT
   * @throws io.github.tpm4j.tss.wire.WireException if an ECC point cannot be read
   */
  public static SecretBytes recover(LoadedObject key, KdfLabel label, Bytes encryptedSecret) {
    TpmFailure.require(key.has(TpmaObject.DECRYPT), TpmRc.ATTRIBUTES);
    if (key.isType(TpmAlg.RSA)) {
      return RsaSecrets.recover(key, label, encryptedSecret);
    }
    TpmFailure.require(key.isType(TpmAlg.ECC), TpmRc.KEY);
    return EccSecrets.recover(key, label, encryptedSecret);
  }
}
