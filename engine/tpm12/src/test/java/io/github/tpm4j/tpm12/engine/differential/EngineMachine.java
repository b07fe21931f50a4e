package io.github.tpm4j.tpm12.engine.differential;

import io.github.tpm4j.tpm12.engine.Tpm12;
import io.github.tpm4j.tpm12.engine.Tpm12Configuration;

/** The bundled TPM, in this process and in memory. */
final class EngineMachine implements Machine {
  private final Tpm12 tpm = new Tpm12(Tpm12Configuration.inMemory());
  private int locality;

  EngineMachine() {
    tpm.powerOn();
  }

  @Override
  public byte[] transmit(byte[] command) {
    return tpm.execute(command, locality);
  }

  @Override
  public void reset() {
    tpm.powerOff();
    tpm.powerOn();
  }

  @Override
  public void setLocality(int locality) {
    this.locality = locality;
  }

  @Override
  public void measure(byte[] data) {
    tpm.hashStart();
    tpm.hashData(data);
    tpm.hashEnd();
  }

  @Override
  public void close() {
    tpm.powerOff();
  }
}
