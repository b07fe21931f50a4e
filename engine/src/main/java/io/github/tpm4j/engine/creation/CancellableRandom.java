package io.github.tpm4j.engine.creation;

import io.github.tpm4j.engine.crypto.random.RandomSource;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.constants.TpmRc;
import java.util.function.BooleanSupplier;

/** Ends a search for primes with TPM_RC_CANCELED when that is asked for; else another source. */
record CancellableRandom(RandomSource source, BooleanSupplier canceled) implements RandomSource {

  @Override
  public void nextBytes(byte[] out) {
    source.nextBytes(out);
  }

  @Override
  public void beforeTry() {
    TpmFailure.require(!canceled.getAsBoolean(), TpmRc.CANCELED);
  }
}
