package io.github.tpm4j.cli.dropin;

import java.nio.file.Path;
import java.util.Optional;

/** Where a channel of a served TPM is. */
public sealed interface SocketPlace {

  /**
   * A TCP port of this machine.
   *
   * @param host the address to listen at
   */
  record Tcp(String host, int port) implements SocketPlace {}

  /**
   * A UNIX socket.
   *
   * @param mode the permissions of its file
   * @param user who shall own it, by name or number
   * @param group the group that shall
   */
  record Unix(Path path, int mode, Optional<String> user, Optional<String> group)
      implements SocketPlace {}

  /** A socket that listens already, by the number of its descriptor. */
  record Listening(int descriptor) implements SocketPlace {}

  /** A socket whose other end is the client already. */
  record Connected(int descriptor) implements SocketPlace {}
}
