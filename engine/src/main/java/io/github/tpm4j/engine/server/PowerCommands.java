package io.github.tpm4j.engine.server;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** The commands that a machine sends by itself when it starts and stops, in the TPM's family. */
public interface PowerCommands {
  /** Of the command code in a command, and of the response code in a response, of each family. */
  int CODE_OFFSET = 6;

  /** {@return the command; empty if the family knows no such start} */
  Optional<byte[]> startup(StartupKind kind);

  /** {@return what saves state before power goes, the best first; empty if nothing does} */
  List<byte[]> shutdowns();

  /** Whether a command is one of {@link #shutdowns}, whatever its parameters. */
  boolean isShutdown(byte[] command);

  /** {@return the response of a TPM that is off, for clients that wait for one} */
  byte[] off();

  /** {@return the name of a start, such as {@code TPM2_Startup(CLEAR)}} */
  String name(StartupKind kind);

  /** {@return the name of a response code} */
  String codeName(int responseCode);

  /** {@return the code of a response} */
  static int responseCode(byte[] response) {
    return ByteBuffer.wrap(response).getInt(CODE_OFFSET);
  }

  /** Whether a response is that of success, which is 0 in each family. */
  static boolean isSuccess(byte[] response) {
    return responseCode(response) == 0;
  }
}
