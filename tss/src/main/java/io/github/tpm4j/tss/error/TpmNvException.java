package io.github.tpm4j.tss.error;

/** An NV Index cannot be used so; the message says what to do. */
public class TpmNvException extends TpmException {
  private static final long serialVersionUID = 1L;

  /** Why, for programs. */
  private final Reason reason;

  /** What is wrong. */
  public enum Reason {
    /** There is no such Index. */
    ABSENT,
    /** The Index, or the persistent object, is there already; it is not replaced. */
    EXISTS,
    /** Nothing was written yet, or nothing since the TPM was restarted. */
    NOT_WRITTEN,
    /** It is locked against reading, or against writing. */
    LOCKED,
    /** Its type is for other commands. */
    WRONG_TYPE,
    /** What is read or written goes beyond its end. */
    OUT_OF_RANGE,
    /** It may not be read, or written, by whoever authorises this. */
    NOT_ALLOWED,
    /** The TPM has no room for it. */
    NO_SPACE
  }

  /**
   * Says what went wrong.
   *
   * @param reason for programs
   * @param message what was tried, what is wrong, and what to do
   * @param cause what it came of
   */
  public TpmNvException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** {@return why, for programs} */
  public Reason reason() {
    return reason;
  }
}
