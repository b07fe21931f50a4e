package io.github.tpm4j.transport.tctildr;

import io.github.tpm4j.transport.TransportAccessException;
import io.github.tpm4j.transport.TransportClosedException;
import io.github.tpm4j.transport.TransportException;

/** What libtss2's TCTI return codes mean (TSS 2.0 Overview and Common Structures, 3.2). */
final class TctiErrors {
  static final int NOT_IMPLEMENTED = 0x000A0002;
  static final int BAD_SEQUENCE = 0x000A0007;
  private static final int NO_CONNECTION = 0x000A0008;
  private static final int IO_ERROR = 0x000A000A;
  private static final int NOT_PERMITTED = 0x000A000C;
  private static final int NOT_SUPPORTED = 0x000A0015;

  private TctiErrors() {}

  static void require(int rc, String tried, String name) throws TransportException {
    if (rc != 0) {
      throw explain(rc, tried, name);
    }
  }

  private static TransportException explain(int rc, String tried, String name) {
    String message = String.format("libtss2's TCTI %s could not %s: ", name, tried);
    String code = String.format(" (0x%08x)", rc);
    return switch (rc) {
      case NO_CONNECTION, IO_ERROR ->
          new TransportClosedException(message + "its connection to the TPM failed" + code);
      case NOT_PERMITTED ->
          new TransportAccessException(message + "this user may not use the TPM" + code);
      case NOT_IMPLEMENTED, NOT_SUPPORTED ->
          new TransportException(message + "it has no way to" + code);
      default -> new TransportException(message + "see what it wrote to the error output" + code);
    };
  }
}
