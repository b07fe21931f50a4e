package io.github.tpm4j.engine.creation;

import io.github.tpm4j.engine.Tpm;
import io.github.tpm4j.engine.TpmFailure;
import io.github.tpm4j.engine.crypto.random.RandomSource;
import io.github.tpm4j.tss.constants.TpmRc;

/**
 * The TPM's random source for what may take seconds, the search for primes: it ends with
 * TPM_RC_CANCELED when the platform asks for it.
 */
public final class CancellableRandom implements RandomSource {
  private final Tpm tpm;

  public CancellableRandom(Tpm tpm) {
    this.tpm = tpm;
  }

  @Override
  public void nextBytes(byte[] out) {
    TpmFailure.require(!tpm.isCanceled(), TpmRc.CANCELED);
    tpm.random().nextBytes(out);
  }
}
