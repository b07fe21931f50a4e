package io.github.tpm4j.tss.wire;

/**
 * Bytes that are not what the specification says. Carries the bare response code; whoever knows
 * which handle, parameter or session was being read adds its number.
 */
public final class WireException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Without the number of handle, parameter or session. */
  private final int code;

  /**
   * Refuses what was read.
   *
   * @param code without the number of handle, parameter or session
   */
  public WireException(ResponseCode code) {
    // No stack trace: bad input is an everyday event for a TPM, and must not be slow.
    super(code.toString(), null, false, false);
    this.code = code.value();
  }

  /** {@return the number of the bare code; {@code TpmRc.of} makes a code of the exception} */
  public int code() {
    return code;
  }
}
