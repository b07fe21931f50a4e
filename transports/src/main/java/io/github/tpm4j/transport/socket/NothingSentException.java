package io.github.tpm4j.transport.socket;

import java.io.IOException;

/** The connection broke before the first byte of a command left: it cannot have been executed. */
final class NothingSentException extends IOException {
  private static final long serialVersionUID = 1L;

  NothingSentException(IOException cause) {
    super(cause.getMessage(), cause);
  }
}
