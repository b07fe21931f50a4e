package io.github.tpm4j.engine.crypto.rsa;

/**
 * The numbers of an RSA key do not fit together, which shows at its use only: what was loaded as a
 * prime is none, or a computation went wrong.
 */
public final class InconsistentKeyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InconsistentKeyException(String message) {
    super(message);
  }

  InconsistentKeyException(String message, Throwable cause) {
    super(message, cause);
  }
}
