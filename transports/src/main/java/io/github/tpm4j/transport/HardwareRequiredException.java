package io.github.tpm4j.transport;

/** {@code tpm4j.requireHardware} is set, and only a software TPM was found or configured. */
public class HardwareRequiredException extends TransportException {
  private static final long serialVersionUID = 1L;

  public HardwareRequiredException(String message) {
    super(message);
  }
}
