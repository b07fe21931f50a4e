package io.github.tpm4j.engine;

import io.github.tpm4j.tss.constants.TpmRc;

/**
 * A command ends with a response code other than TPM_RC_SUCCESS. The code carries its handle,
 * parameter or session number where it has one: {@code TpmRc.VALUE.parameter(2)}.
 */
public final class TpmFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient TpmRc code;

  public TpmFailure(TpmRc code) {
    // No stack trace and no text: a refused command is an everyday event, and must not be slow.
    super(null, null, false, false);
    this.code = code;
  }

  /** Throws a failure with {@code code} unless {@code condition} holds. */
  public static void require(boolean condition, TpmRc code) {
    if (!condition) {
      throw new TpmFailure(code);
    }
  }

  public TpmRc code() {
    return code;
  }

  @Override
  public String getMessage() {
    return code.toString();
  }
}
