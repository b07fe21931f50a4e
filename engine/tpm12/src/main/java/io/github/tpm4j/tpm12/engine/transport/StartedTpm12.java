package io.github.tpm4j.tpm12.engine.transport;

import io.github.tpm4j.engine.store.StateStore;
import io.github.tpm4j.engine.transport.InProcessTpm;
import io.github.tpm4j.tpm12.engine.Tpm12;
import io.github.tpm4j.tpm12.engine.Tpm12Configuration;
import java.util.HexFormat;
import java.util.function.BooleanSupplier;

/**
 * The bundled TPM 1.2, which is started up with its power: no client of a TPM 1.2 does so, but its
 * firmware.
 */
final class StartedTpm12 implements InProcessTpm {
  private static final byte[] STARTUP_CLEAR = HexFormat.of().parseHex("00c10000000c000000990001");

  private final Tpm12 tpm;

  StartedTpm12(StateStore store) {
    tpm = new Tpm12(Tpm12Configuration.of(store));
  }

  @Override
  public void powerOn() {
    tpm.powerOn();
    tpm.execute(STARTUP_CLEAR, 0);
  }

  @Override
  public byte[] execute(byte[] command, int locality, BooleanSupplier isCanceled) {
    return tpm.execute(command, locality);
  }

  @Override
  public void shutDown() {
    tpm.powerOff();
  }
}
