package io.github.tpm4j.benchmarks.fleet;

import io.github.tpm4j.benchmarks.tpm.BareSocket;
import io.github.tpm4j.benchmarks.tpm.CommandOctets;
import io.github.tpm4j.tss.algorithms.TpmsSensitiveCreate;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.hierarchy.CreatePrimary;
import io.github.tpm4j.tss.commands.random.GetRandom;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.pcr.PcrSelections;
import io.github.tpm4j.tss.templates.StorageTemplates;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** A client that stays connected to a TPM, which has a storage key loaded for it. */
final class BusyTpm implements Closeable {
  private static final int RANDOM_BYTES = 32;

  private final BareSocket socket;

  private BusyTpm(BareSocket socket) {
    this.socket = socket;
  }

  static BusyTpm at(Path socket) throws IOException {
    BusyTpm tpm = new BusyTpm(BareSocket.unix(socket));
    tpm.run(
        new CreatePrimary.Request(
            TpmHandle.OWNER,
            new TpmsSensitiveCreate(SecretBytes.EMPTY, SecretBytes.EMPTY),
            StorageTemplates.ECC_P256,
            Bytes.EMPTY,
            PcrSelections.NONE));
    tpm.run(new GetRandom.Request(RANDOM_BYTES));
    return tpm;
  }

  private void run(TpmRequest<?> request) throws IOException {
    CommandOctets.check(request, socket.transmit(CommandOctets.marshal(request)));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
