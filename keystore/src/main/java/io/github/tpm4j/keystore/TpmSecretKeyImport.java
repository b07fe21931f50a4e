package io.github.tpm4j.keystore;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.security.spec.KeySpec;
import java.util.Arrays;
import javax.crypto.SecretKey;

/**
 * A secret key of software that is to be in the TPM too, for {@link javax.crypto.SecretKeyFactory}.
 * The TPM then has a key of the same value, which it does not give out; what software has of it is
 * for the caller to wipe, and whoever knew the value knows it still. {@link
 * javax.crypto.KeyGenerator} makes keys that nobody knows.
 *
 * <pre>{@code
 * SecretKeyFactory factory = SecretKeyFactory.getInstance("AES", "TPM");
 * SecretKey key =
 *     factory.generateSecret(
 *         new TpmSecretKeyImport(TpmKeyGenParameterSpec.aes("files", 256).build(), software));
 * }</pre>
 *
 * @param target what the key is to be in the TPM, and where it is kept
 * @param value the key; its encoding is asked for once, and the copy wiped
 */
public record TpmSecretKeyImport(TpmKeyGenParameterSpec target, SecretKey value)
    implements KeySpec {

  /**
   * Checks that the two belong together.
   *
   * @param target what the key is to be in the TPM, and where it is kept
   * @param value the key; its encoding is asked for once, and the copy wiped
   * @throws IllegalArgumentException if the target is no secret key, or the value has no encoding
   */
  public TpmSecretKeyImport {
    if (!target.isSecret()) {
      throw new IllegalArgumentException("TPM key " + target.alias() + " is to be no secret key");
    }
    if (!"RAW".equals(value.getFormat())) {
      throw new IllegalArgumentException(
          "What is to be TPM key " + target.alias() + " does not give its value");
    }
  }

  /**
   * {@return the value as TPMs take it; the caller wipes it}
   *
   * @throws IllegalArgumentException if it is empty, or has not the length that was asked for
   */
  public SecretBytes sensitive() {
    byte[] encoded = value.getEncoded();
    if (encoded == null || encoded.length == 0) {
      throw new IllegalArgumentException("What is to be TPM key " + target.alias() + " is empty");
    }
    return target.digest().equals(TpmAlg.NULL)
        ? ofAes(encoded)
        : ofHmac(encoded, HashAlg.of(target.digest()));
  }

  private SecretBytes ofAes(byte[] encoded) {
    int bits = encoded.length * Byte.SIZE;
    if (bits != target.keySizeBits()) {
      Arrays.fill(encoded, (byte) 0);
      throw new IllegalArgumentException(
          "TPM key %s is to have %d bits, not %d"
              .formatted(target.alias(), target.keySizeBits(), bits));
    }
    return SecretBytes.adopt(encoded);
  }

  // FIPS 198-1, 4: in the place of a key that is longer than a block stands its digest. TPMs leave
  // that to the caller.
  private static SecretBytes ofHmac(byte[] encoded, HashAlg hash) {
    if (encoded.length <= hash.blockBytes()) {
      return SecretBytes.adopt(encoded);
    }
    try {
      return SecretBytes.adopt(Digests.start(hash).digest(encoded));
    } finally {
      Arrays.fill(encoded, (byte) 0);
    }
  }

  /** Without the value. */
  @Override
  public String toString() {
    return "TpmSecretKeyImport[" + target + "]";
  }
}
