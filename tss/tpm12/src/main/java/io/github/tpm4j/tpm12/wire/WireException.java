package io.github.tpm4j.tpm12.wire;

/** Bytes are not the structure that was to be read from them. */
public final class WireException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * With what is wrong.
   *
   * @param message what was found and what was expected; without contents
   */
  public WireException(String message) {
    super(message);
  }
}
