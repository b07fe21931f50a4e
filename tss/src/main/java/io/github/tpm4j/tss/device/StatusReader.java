package io.github.tpm4j.tss.device;

import io.github.tpm4j.tss.client.Capabilities;
import io.github.tpm4j.tss.client.TpmActivity;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.managed.ManagedTpm;
import java.util.Optional;

/** Looks how a TPM stands, without waiting for whoever uses it. */
final class StatusReader {

  private StatusReader() {}

  static TpmStatus read(ManagedTpm tpm) {
    TpmClient client = tpm.client();
    TpmStatus.Connection connection =
        new TpmStatus.Connection(
            client.info().kind(),
            client.info().resourceManaged(),
            maker(tpm),
            client.transport().computedBy());
    TpmActivity activity = client.activity();
    TpmStatus.Use use =
        new TpmStatus.Use(
            tpm.loadedObjects(),
            tpm.knownObjects(),
            tpm.openSessions(),
            activity.swaps(),
            client.commandsSent(),
            client.lock().waits(),
            activity.lockout(),
            activity.lastError());
    return new TpmStatus(client.info().tcti(), Optional.of(connection), use);
  }

  // The properties are read once; a TPM that is busy, or does not answer, is asked the next time.
  private static Optional<TpmStatus.Maker> maker(ManagedTpm tpm) {
    Capabilities capabilities = tpm.capabilities();
    if (capabilities.arePropertiesKnown()) {
      return Optional.of(maker(capabilities));
    }
    if (!tpm.client().lock().tryLock()) {
      return Optional.empty();
    }
    try {
      return Optional.of(maker(capabilities));
    } catch (TpmException e) {
      // It is told as the last error.
      return Optional.empty();
    } finally {
      tpm.client().lock().unlock();
    }
  }

  private static TpmStatus.Maker maker(Capabilities capabilities) {
    return new TpmStatus.Maker(
        capabilities.manufacturer(), capabilities.vendorString(), capabilities.firmwareVersion());
  }
}
