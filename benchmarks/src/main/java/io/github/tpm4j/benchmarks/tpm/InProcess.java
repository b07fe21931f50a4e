package io.github.tpm4j.benchmarks.tpm;

import io.github.tpm4j.engine.Tpm;
import io.github.tpm4j.engine.TpmConfiguration;
import io.github.tpm4j.engine.store.DirectoryStore;
import io.github.tpm4j.engine.store.Durability;
import io.github.tpm4j.engine.store.StateProtection;
import io.github.tpm4j.engine.store.StateStore;
import java.nio.file.Path;

/**
 * The bundled TPM in this process, its state in a directory. What it changes survives the death of
 * the process, and not that of the machine: that is what swtpm, which does not wait for the disk,
 * gives too.
 */
public final class InProcess implements Side {
  private final StateStore store;
  private final Tpm tpm;

  public InProcess(Path directory) {
    store = DirectoryStore.open(directory, Durability.PROCESS_KILL, StateProtection.none());
    tpm = new Tpm(TpmConfiguration.of(store));
    tpm.powerOn();
  }

  @Override
  public byte[] transmit(byte[] command) {
    return tpm.execute(command, 0);
  }

  @Override
  public void reset() {
    tpm.powerOn();
  }

  @Override
  public void close() {
    tpm.powerOff();
    store.close();
  }
}
