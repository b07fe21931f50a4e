package io.github.tpm4j.benchmarks.tpm;

import java.io.IOException;

/** A TPM that is timed, and how it is reached. */
public interface Side extends AutoCloseable {

  byte[] transmit(byte[] command) throws IOException;

  /** _TPM_Init: the next command has to be TPM2_Startup. */
  void reset() throws IOException;

  @Override
  void close() throws IOException;
}
