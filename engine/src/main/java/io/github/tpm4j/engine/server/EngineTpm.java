package io.github.tpm4j.engine.server;

import io.github.tpm4j.engine.Tpm;
import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.engine.store.StateProtection;
import io.github.tpm4j.engine.store.StateStore;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.handles.TpmHandle;
import java.util.List;
import java.util.Map;

/** The bundled TPM, for a server. */
public final class EngineTpm implements ServedTpm {
  private static final PowerCommands POWER_COMMANDS = new Tpm2PowerCommands();

  /** Level 0 of the library specification. */
  private static final int SPECIFICATION_LEVEL = 0;

  private final Tpm tpm;
  private final EngineState state;
  private Runnable preparation = () -> {};

  /**
   * Wraps a TPM that is off.
   *
   * @param store the TPM's; it is closed by whoever opened it
   * @param encrypted whether the store encrypts
   */
  public EngineTpm(Tpm tpm, StateStore store, boolean encrypted) {
    this(tpm, store, encrypted, StateProtection.none());
  }

  /**
   * Wraps a TPM that is off.
   *
   * @param store the TPM's; it is closed by whoever opened it
   * @param encrypted whether the store encrypts
   * @param migration of the state when it goes to another place and comes from there; it is closed
   *     by whoever made it
   */
  public EngineTpm(Tpm tpm, StateStore store, boolean encrypted, StateProtection migration) {
    this.tpm = tpm;
    state = new EngineState(new Running(tpm), store, encrypted, migration);
  }

  /**
   * What is waited for when the power comes, unless a running TPM's state was given: its machine
   * runs already, and does not send the commands of a start.
   */
  public void startAfter(Runnable preparation) {
    this.preparation = preparation;
  }

  @Override
  public void powerOn() {
    if (!state.isGiven()) {
      preparation.run();
    }
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

  @Override
  public void cancel(boolean on) {
    tpm.cancel(on);
  }

  @Override
  public void physicalPresence(boolean asserted) {
    tpm.physicalPresence(asserted);
  }

  @Override
  public boolean isTimerSignaled(int number) {
    return tpm.isTimerSignaled(TpmHandle.of(TpmHandle.ACT_0.value() + number));
  }

  @Override
  public StateBlobs state() {
    return state;
  }

  @Override
  public int maxCommandBytes() {
    return tpm.state().profile().maxCommandBytes();
  }

  @Override
  public void limitMessages(int bytes) {
    tpm.limitMessages(bytes);
  }

  @Override
  public boolean isEstablished() {
    return state.isEstablished();
  }

  @Override
  public void setEstablished(boolean established) {
    state.setEstablished(established);
  }

  @Override
  public PowerCommands powerCommands() {
    return POWER_COMMANDS;
  }

  @Override
  public TpmDescription description() {
    Profile profile = tpm.state().profile();
    return new TpmDescription(
        "2.0",
        SPECIFICATION_LEVEL,
        profile.revision().number(),
        profile.identity().manufacturerWord(),
        (int) (profile.identity().firmwareVersion() >> Integer.SIZE),
        profile.identity().vendor(),
        List.copyOf(profile.keyBits(TpmAlg.RSA)),
        List.copyOf(profile.keyBits(TpmAlg.CAMELLIA)));
  }

  /** What the TPM has beyond its store. */
  private record Running(Tpm tpm) implements RunningState {
    @Override
    public void complete() {
      tpm.bringCertificates();
    }

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
