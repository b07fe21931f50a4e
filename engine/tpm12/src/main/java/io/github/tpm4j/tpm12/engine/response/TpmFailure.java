package io.github.tpm4j.tpm12.engine.response;

import io.github.tpm4j.tpm12.constants.TpmResult;

/** A command that is refused; the pipeline makes the response of it. */
public final class TpmFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final TpmResult code;

  public TpmFailure(TpmResult code) {
    super(code.name(), null, false, false);
    this.code = code;
  }

  public TpmResult code() {
    return code;
  }

  /** Refuses with {@code code} unless {@code condition} holds. */
  public static void require(boolean condition, TpmResult code) {
    if (!condition) {
      throw new TpmFailure(code);
    }
  }
}
