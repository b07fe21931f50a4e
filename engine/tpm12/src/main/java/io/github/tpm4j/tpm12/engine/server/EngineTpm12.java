package io.github.tpm4j.tpm12.engine.server;

import io.github.tpm4j.engine.server.EngineState;
import io.github.tpm4j.engine.server.PowerCommands;
import io.github.tpm4j.engine.server.RunningState;
import io.github.tpm4j.engine.server.ServedTpm;
import io.github.tpm4j.engine.server.StateBlobs;
import io.github.tpm4j.engine.server.TpmDescription;
import io.github.tpm4j.engine.store.StateProtection;
import io.github.tpm4j.engine.store.StateStore;
import io.github.tpm4j.tpm12.engine.Tpm12;
import io.github.tpm4j.tpm12.engine.capability.Capabilities;
import java.util.List;
import java.util.Map;

/** The bundled TPM 1.2, for a server. */
public final class EngineTpm12 implements ServedTpm {
  private static final PowerCommands POWER_COMMANDS = new Tpm12PowerCommands();
  private static final int SPECIFICATION_LEVEL = 2;
  private static final int SPECIFICATION_REVISION = 116;
  private static final int MANUFACTURER = 0x54504D34;
  private static final int FIRMWARE_VERSION = 0x0001_0000;

  private final Tpm12 tpm;
  private final EngineState state;

  /**
   * Wraps a TPM that is off.
   *
   * @param store the TPM's; it is closed by whoever opened it
   * @param encrypted whether the store encrypts
   * @param migration of the state when it goes to another place and comes from there; it is closed
   *     by whoever made it
   */
  public EngineTpm12(Tpm12 tpm, StateStore store, boolean encrypted, StateProtection migration) {
    this.tpm = tpm;
    state = new EngineState(new Running(tpm), store, encrypted, migration);
  }

  @Override
  public void powerOn() {
    tpm.powerOn();
    state.resume();
  }

  @Override
  public void powerOff() {
    tpm.powerOff();
  }

  @Override
  public byte[] execute(byte[] command, int locality) {
    return tpm.execute(command, locality);
  }

  @Override
  public void hashStart() {
    tpm.hashStart();
  }

  @Override
  public void hashData(byte[] data) {
    tpm.hashData(data);
  }

  @Override
  public void hashEnd() {
    tpm.hashEnd();
  }

  /** No command of a TPM 1.2 gives up. */
  @Override
  public void cancel(boolean on) {}

  @Override
  public void physicalPresence(boolean asserted) {
    tpm.physicalPresence(asserted);
  }

  @Override
  public boolean isTimerSignaled(int number) {
    return false;
  }

  @Override
  public StateBlobs state() {
    return state;
  }

  @Override
  public int maxCommandBytes() {
    return Capabilities.BUFFER_SIZE_BYTES;
  }

  /** The TPM says how much it takes, which the interfaces of machines all do. */
  @Override
  public void limitMessages(int bytes) {}

  @Override
  public boolean isEstablished() {
    return tpm.isEstablished();
  }

  @Override
  public void setEstablished(boolean established) {
    tpm.setEstablished(established);
  }

  @Override
  public PowerCommands powerCommands() {
    return POWER_COMMANDS;
  }

  @Override
  public TpmDescription description() {
    return new TpmDescription(
        "1.2",
        SPECIFICATION_LEVEL,
        SPECIFICATION_REVISION,
        MANUFACTURER,
        FIRMWARE_VERSION,
        "tpm4j",
        List.of(),
        List.of());
  }

  /** What the TPM has beyond its store. */
  private record Running(Tpm12 tpm) implements RunningState {
    @Override
    public Map<String, byte[]> suspend() {
      return tpm.suspend();
    }

    @Override
    public void resume(Map<String, byte[]> running) {
      tpm.resume(running);
    }
  }
}
