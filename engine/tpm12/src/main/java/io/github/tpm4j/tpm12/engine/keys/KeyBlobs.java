package io.github.tpm4j.tpm12.engine.keys;

import io.github.tpm4j.engine.crypto.random.RandomSource;
import io.github.tpm4j.engine.crypto.rsa.RsaPrivateKey;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;
import io.github.tpm4j.tpm12.structures.TpmKey;
import io.github.tpm4j.tpm12.structures.TpmStoreAsymkey;
import io.github.tpm4j.tpm12.wire.Bytes;
import java.security.MessageDigest;
import java.util.Arrays;

/** Keys as they leave the TPM: encrypted to their parents. */
public final class KeyBlobs {
  private KeyBlobs() {}

  /** {@return the key with its private part encrypted to the parent} */
  public static TpmKey wrap(LoadedKey key, LoadedKey parent, RandomSource random) {
    byte[] prime = key.rsa().prime();
    TpmStoreAsymkey secretPart =
        new TpmStoreAsymkey(
            key.payload(),
            key.usageSecret(),
            key.migrationSecret(),
            key.publicPart().publicDigest(),
            prime);
    Bytes encData = encrypt(secretPart, parent, random);
    Arrays.fill(prime, (byte) 0);
    return KeyParts.with(key.publicPart(), key.publicPart().modulus(), encData);
  }

  /** {@return a private part, encrypted to a parent} */
  public static Bytes encrypt(TpmStoreAsymkey secretPart, LoadedKey parent, RandomSource random) {
    byte[] plain = secretPart.encode();
    try {
      return RsaKeys.encryptOaep(parent.rsa().publicKey(), plain, random);
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  /**
   * {@return the private part that was encrypted to a parent}
   *
   * @throws TpmFailure with TPM_DECRYPT_ERROR
   */
  public static TpmStoreAsymkey decrypt(Bytes encData, LoadedKey parent) {
    byte[] plain =
        RsaKeys.decryptOaep(parent.rsa(), encData)
            .orElseThrow(() -> new TpmFailure(TpmResult.DECRYPT_ERROR));
    try {
      return TpmStoreAsymkey.decode(plain);
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  /**
   * {@return a key that was encrypted to its parent}
   *
   * @param tpmProof what a key that cannot be migrated has for a migration secret
   * @throws TpmFailure with TPM_DECRYPT_ERROR, TPM_INVALID_STRUCTURE if it is no key that was, or
   *     TPM_AUTHFAIL if the parts do not belong together
   */
  public static LoadedKey unwrap(TpmKey blob, LoadedKey parent, byte[] tpmProof) {
    TpmStoreAsymkey secretPart = decrypt(blob.encData(), parent);
    TpmFailure.require(secretPart.isKey(), TpmResult.INVALID_STRUCTURE);
    boolean isWhole = blob.publicDigest().equals(secretPart.publicDigest());
    TpmFailure.require(isWhole, TpmResult.AUTHFAIL);
    boolean isOwn =
        blob.isMigratable() || MessageDigest.isEqual(tpmProof, secretPart.migrationSecret());
    TpmFailure.require(isOwn, TpmResult.FAIL);
    RsaPrivateKey rsa = RsaKeys.of(blob.pubkey(), secretPart.prime());
    Arrays.fill(secretPart.prime(), (byte) 0);
    return new LoadedKey(
        blob,
        secretPart.payload(),
        secretPart.usageSecret(),
        secretPart.migrationSecret(),
        parent.pcrStatus(),
        rsa);
  }
}
