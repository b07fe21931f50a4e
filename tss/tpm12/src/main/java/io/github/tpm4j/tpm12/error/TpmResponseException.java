package io.github.tpm4j.tpm12.error;

import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.constants.TpmResult;
import java.util.Optional;

/** The TPM refused a command. The message says why, in words, and what can be done. */
public final class TpmResponseException extends TpmException {
  private static final long serialVersionUID = 1L;

  private final TpmOrd ordinal;
  private final int code;

  /**
   * With the TPM's answer.
   *
   * @param ordinal of the command
   * @param code the TPM's response code
   */
  public TpmResponseException(TpmOrd ordinal, int code) {
    super(message(ordinal, code));
    this.ordinal = ordinal;
    this.code = code;
  }

  /** {@return the command} */
  public TpmOrd ordinal() {
    return ordinal;
  }

  /** {@return the number of the response code} */
  public int code() {
    return code;
  }

  /** {@return the response code; empty if it is the vendor's} */
  public Optional<TpmResult> result() {
    return TpmResult.of(code);
  }

  /**
   * {@return whether the TPM answered this code}
   *
   * @param result the code
   */
  public boolean is(TpmResult result) {
    return code == result.value();
  }

  private static String message(TpmOrd ordinal, int code) {
    String words =
        TpmResult.of(code)
            .map(result -> result + " (" + result.meaning() + "). " + result.remedy())
            .orElse("code 0x" + Integer.toHexString(code) + ", which is the vendor's.");
    return ("The TPM refused " + ordinal + ": " + words).strip();
  }
}
