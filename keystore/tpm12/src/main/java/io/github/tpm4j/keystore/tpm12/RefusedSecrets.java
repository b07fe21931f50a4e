package io.github.tpm4j.keystore.tpm12;

import io.github.tpm4j.tpm12.error.TpmException;
import io.github.tpm4j.tpm12.session.AuthSecret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;

/**
 * The secrets that a TPM has refused, each for its entity, so that none is shown twice: every wrong
 * one counts, and programs repeat what has failed. They are kept as digests with a random salt.
 */
final class RefusedSecrets {
  /** A program that tries passwords one after the other does not fill the memory. */
  private static final int MOST = 1_000;

  private final byte[] salt = new byte[32];
  private final Set<String> digests = new HashSet<>();

  RefusedSecrets() {
    new SecureRandom().nextBytes(salt);
  }

  /**
   * Checks that the secret was not refused.
   *
   * @throws TpmException if it was; nothing was sent
   */
  void require(Object entity, AuthSecret secret) {
    if (!digests.isEmpty() && digests.contains(digest(entity, secret))) {
      throw new TpmException(
          "The TPM has refused this secret before; it is not shown again, as each wrong try counts."
              + " Give the right one; if this is it by now, start the program again");
    }
  }

  void add(Object entity, AuthSecret secret) {
    if (digests.size() < MOST) {
      digests.add(digest(entity, secret));
    }
  }

  private String digest(Object entity, AuthSecret secret) {
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
