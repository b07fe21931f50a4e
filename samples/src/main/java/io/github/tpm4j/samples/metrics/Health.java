package io.github.tpm4j.samples.metrics;

import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.tss.client.TpmActivity;
import io.github.tpm4j.tss.device.TpmStatus;
import java.util.Optional;

/** A health check, which waits for no other user of the TPM. */
public final class Health {
  private final TpmProvider provider;

  public Health(TpmProvider provider) {
    this.provider = provider;
  }

  /** What is wrong with the TPM, as far as its use has shown; empty if nothing is. */
  public Optional<String> complaint() {
    TpmStatus status = provider.status();
    return status.use().lastError().map(TpmActivity.LastError::message);
  }
}
