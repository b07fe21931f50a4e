package io.github.tpm4j.transport.device;

import java.io.IOException;
import java.nio.ByteBuffer;

/** The system calls on a TPM's device node: one write a command, then reads. */
interface CharacterDevice {

  void write(byte[] command) throws IOException;

  /** Reads at most {@code target.remaining()} bytes of the response; -1 if none are left. */
  int read(ByteBuffer target) throws IOException;

  void close() throws IOException;
}
