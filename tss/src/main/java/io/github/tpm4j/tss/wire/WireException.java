package io.github.tpm4j.tss.wire;

import io.github.tpm4j.tss.constants.TpmRc;

/**
 * Bytes that are not what the specification says. Carries the bare response code; whoever knows
 * which handle, parameter or session was being read adds its number.
 */
public final class WireException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient TpmRc code;

  public WireException(TpmRc code) {
    // No stack trace: bad input is an everyday event for a TPM, and must not be slow.
    super(code.toString(), null, false, false);
    this.code = code;
  }

  public TpmRc code() {
    return code;
  }
}
