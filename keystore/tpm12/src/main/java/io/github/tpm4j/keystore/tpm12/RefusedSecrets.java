package io.github.tpm4j.keystore.tpm12;

import io.github.tpm4j.tpm12.error.TpmException;
import java.util.HashSet;
import java.util.Set;

/**
 * The secrets that a TPM has refused, each for its entity, so that none is shown twice: every wrong
 * one counts, and programs repeat what has failed.
 */
final class RefusedSecrets {
  /** A program that tries passwords one after the other does not fill the memory. */
  private static final int MOST = 1_000;

  private final Set<String> digests = new HashSet<>();

  /**
   * Checks that the secret was not refused.
   *
   * @param digest by {@link SecretDigests}
   * @throws TpmException if it was; nothing was sent
   */
  void require(String digest) {
    if (digests.contains(digest)) {
      throw new TpmException(
          "The TPM has refused this secret before; it is not shown again, as each wrong try counts."
              + " Give the right one; if this is it by now, start the program again");
    }
  }

  void add(String digest) {
    if (digests.size() < MOST) {
      digests.add(digest);
    }
  }
}
