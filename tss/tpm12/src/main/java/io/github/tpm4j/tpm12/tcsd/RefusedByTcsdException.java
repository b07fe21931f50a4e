package io.github.tpm4j.tpm12.tcsd;

import io.github.tpm4j.transport.TransportException;

/** tcsd, and no TPM, has refused a command. The connection is as it was. */
final class RefusedByTcsdException extends TransportException {
  private static final long serialVersionUID = 1L;

  RefusedByTcsdException(String message) {
    super(message);
  }
}
