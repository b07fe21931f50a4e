package io.github.tpm4j.keystore.tpm12;

import io.github.tpm4j.tpm12.session.AuthSecret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;

/** Names a secret that was shown for an entity, by a digest with a random salt. */
final class SecretDigests {
  private final byte[] salt = new byte[32];

  SecretDigests() {
    new SecureRandom().nextBytes(salt);
  }

  String of(Object entity, AuthSecret secret) {
    byte[] value = secret.toArray();
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(salt);
      sha256.update(entity.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sha256.digest(value));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    } finally {
      Arrays.fill(value, (byte) 0);
    }
  }
}
