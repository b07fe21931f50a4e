package io.github.tpm4j.cli.tpm12;

import io.github.tpm4j.tpm12.structures.KeyConstants;
import io.github.tpm4j.tpm12.structures.TpmKey;

/** What a key of a TPM 1.2 is, in few words. */
public final class Tpm12KeyWords {
  private Tpm12KeyWords() {}

  /** Type and size, such as {@code RSA 2048}. */
  public static String type(TpmKey key) {
    return "RSA " + key.pubkey().modulus().size() * Byte.SIZE;
  }

  /** What the key does, such as {@code signs} (TPM_KEY_USAGE, Part 2, 5.8). */
  public static String use(TpmKey key) {
    return switch (key.keyUsage()) {
      case KeyConstants.USAGE_SIGNING -> "signs";
      case KeyConstants.USAGE_LEGACY -> "signs, decrypts";
      case KeyConstants.USAGE_BIND -> "decrypts";
      case KeyConstants.USAGE_IDENTITY -> "attestation key";
      case KeyConstants.USAGE_STORAGE -> "storage key";
      default -> "?";
    };
  }
}
