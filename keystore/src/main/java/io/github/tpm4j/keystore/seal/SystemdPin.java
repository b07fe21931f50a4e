package io.github.tpm4j.keystore.seal;

import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.crypto.SoftwareProviders;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** What systemd makes of a PIN for the TPM: a hash, since version 254 of the salted PIN. */
final class SystemdPin {
  private static final String NAME = "the token";
  private static final String PBKDF2 = "PBKDF2WithHmacSHA256";
  private static final int ITERATIONS = 10_000;
  private static final int SALTED_BITS = 256;

  private SystemdPin() {}

  /**
   * The authValue, without zeros at its end.
   *
   * @param salt empty for none
   */
  static SecretBytes authValue(KeyAuth pin, Bytes salt) {
    try (SecretBytes value = pin.value(NAME);
        SecretBytes salted = salt.isEmpty() ? value : salted(value, salt)) {
      byte[] hash = Digests.of(HashAlg.SHA256, salted.borrow()).toByteArray();
      int end = hash.length;
      while (end > 0 && hash[end - 1] == 0) {
        end--;
      }
      SecretBytes trimmed = SecretBytes.adopt(Arrays.copyOf(hash, end));
      Arrays.fill(hash, (byte) 0);
      return trimmed;
    }
  }

  private static SecretBytes salted(SecretBytes pin, Bytes salt) {
    CharBuffer characters = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(pin.borrow()));
    char[] password = Arrays.copyOf(characters.array(), characters.remaining());
    PBEKeySpec spec = new PBEKeySpec(password, salt.borrow(), ITERATIONS, SALTED_BITS);
    byte[] key = {};
    try {
      key =
          SecretKeyFactory.getInstance(PBKDF2, SoftwareProviders.of("SecretKeyFactory", PBKDF2))
              .generateSecret(spec)
              .getEncoded();
      return SecretBytes.adopt(Base64.getEncoder().encode(key));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The JVM has no " + PBKDF2, e);
    } finally {
      spec.clearPassword();
      Arrays.fill(key, (byte) 0);
      Arrays.fill(password, '\0');
      Arrays.fill(characters.array(), '\0');
    }
  }
}
