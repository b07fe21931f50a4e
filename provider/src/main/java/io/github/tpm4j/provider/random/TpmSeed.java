package io.github.tpm4j.provider.random;

import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.tss.crypto.WorkForTpm;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.security.ProviderException;

/** What goes to and from the random number generator of a TPM (Part 3, 16). */
final class TpmSeed {
  /** Some dozens of TPM2_GetRandom; between them other threads can use the TPM. */
  private static final int PART_BYTES = 1024;

  private final TpmConnection tpm;

  TpmSeed(TpmConnection tpm) {
    this.tpm = tpm;
  }

  /**
   * Whether this thread is within a command, or connecting, or works for a TPM of this process, so
   * that the TPM cannot be asked.
   */
  boolean isBusyInThisThread() {
    return tpm.isBusyInThisThread() || WorkForTpm.isRunning();
  }

  void fill(byte[] target) {
    for (int from = 0; from < target.length; from += PART_BYTES) {
      fill(target, from, Math.min(target.length, from + PART_BYTES));
    }
  }

  private void fill(byte[] target, int from, int to) {
    try (SecretBytes random = tpm.inUse().random(to - from)) {
      System.arraycopy(random.borrow(), 0, target, from, to - from);
    } catch (TpmException e) {
      throw new ProviderException("The TPM gives no random numbers: " + e.getMessage(), e);
    }
  }

  /** Mixes bytes into the TPM's state, in addition to what it has. */
  void stir(byte[] seed) {
    try {
      tpm.inUse().stir(seed);
    } catch (TpmException e) {
      throw new ProviderException("The TPM takes no seed: " + e.getMessage(), e);
    }
  }
}
