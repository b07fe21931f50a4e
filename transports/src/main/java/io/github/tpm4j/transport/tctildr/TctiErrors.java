package io.github.tpm4j.transport.tctildr;

import io.github.tpm4j.transport.TransportAccessException;
import io.github.tpm4j.transport.TransportClosedException;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.TransportNotFoundException;

/** What libtss2's TCTI return codes mean (TSS 2.0 Overview and Common Structures, 3.2). */
final class TctiErrors {
  static final int NOT_IMPLEMENTED = 0x000A0002;
  static final int BAD_SEQUENCE = 0x000A0007;
  private static final int BAD_VALUE = 0x000A000B;
  private static final int MALFORMED_RESPONSE = 0x000A0011;
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

  /** As {@link #require}, of opening a TCTI. */
  static void requireConnected(int rc, String name) throws TransportException {
    String message = message("connect", name);
    switch (rc) {
      case NO_CONNECTION, IO_ERROR ->
          throw new TransportNotFoundException(message + "no TPM answers there" + code(rc));
      case NOT_SUPPORTED ->
          throw new TransportNotFoundException(
              message + "libtss2 finds no such TCTI library" + code(rc));
      case BAD_VALUE ->
          throw new TransportNotFoundException(
              message + "the library does not understand this configuration" + code(rc));
      default -> require(rc, "connect", name);
    }
  }

  private static String message(String tried, String name) {
    return String.format("libtss2's TCTI %s could not %s: ", name, tried);
  }

  private static String code(int rc) {
    return String.format(" (0x%08x)", rc);
  }

  private static TransportException explain(int rc, String tried, String name) {
    String message = message(tried, name);
    String code = code(rc);
    return switch (rc) {
      case NO_CONNECTION, IO_ERROR ->
          new TransportClosedException(message + "its connection to the TPM failed" + code);
      case MALFORMED_RESPONSE ->
          new TransportClosedException(message + "what came back is no response" + code);
      case NOT_PERMITTED ->
          new TransportAccessException(message + "this user may not use the TPM" + code);
      case NOT_IMPLEMENTED, NOT_SUPPORTED ->
          new TransportException(message + "it has no way to" + code);
      default -> new TransportException(message + "see what it wrote to the error output" + code);
    };
  }
}
