package io.github.tpm4j.transport;

/** {@code tpm4j.requireHardware} is set, and only a software TPM was found or configured. */
public class HardwareRequiredException extends TransportException {
  private static final long serialVersionUID = 1L;

  /**
   * With what was found, and what to name in its place.
   *
   * @param message one sentence or more, for the user
   */
  public HardwareRequiredException(String message) {
    super(message);
  }
}
