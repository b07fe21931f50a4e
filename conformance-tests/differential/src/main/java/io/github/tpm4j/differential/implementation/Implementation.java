package io.github.tpm4j.differential.implementation;

import java.io.IOException;

/** A TPM that takes part in a differential run. */
public interface Implementation extends AutoCloseable {

  /** The name that reports use. */
  String name();

  /** Makes it a TPM fresh from manufacture, powered, before TPM2_Startup. */
  void manufacture() throws IOException;

  /** _TPM_Init: power off and on, without a TPM2_Shutdown. */
  void powerCycle() throws IOException;

  /**
   * Runs one command.
   *
   * @param locality 0 to 4
   * @return the whole response
   */
  byte[] execute(byte[] command, int locality) throws IOException;

  @Override
  void close() throws IOException;
}
