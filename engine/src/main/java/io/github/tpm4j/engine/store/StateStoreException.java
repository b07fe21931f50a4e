package io.github.tpm4j.engine.store;

/** State could not be read or written. The message names the file, what is wrong, what to do. */
public final class StateStoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What a caller may want to tell apart. */
  public enum Reason {
    /** Another process, or another store of this process, uses the directory. */
    IN_USE,
    /** The bytes are not what was written. They were left as they are. */
    DAMAGED,
    /** Written by a later version of this program. */
    NEWER_FORMAT,
    /** There is a TPM where another one was to go. */
    OCCUPIED,
    /** Of a TPM that follows a revision which does not know what the profile switches on. */
    OTHER_PROFILE,
    /** The password or key file is another than the one the state was encrypted with. */
    WRONG_KEY,
    /** The state is encrypted and no key was given, or a key of the other kind. */
    KEY_NEEDED,
    /** A key was given, but the state is not encrypted. */
    NOT_ENCRYPTED,
    /** The password or key file cannot serve as a key: unreadable, too short, too long. */
    UNUSABLE_KEY,
    /** The operating system refused to open or read. */
    UNREADABLE,
    /** A commit did not take place. */
    COMMIT_FAILED,
    /** The store was closed before. */
    CLOSED
  }

  /** Why, for programs. */
  private final Reason reason;

  /**
   * Says what went wrong.
   *
   * @param reason for programs
   * @param message what was tried, what is wrong, and what to do
   */
  public StateStoreException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /**
   * A failure with what led to it.
   *
   * @param reason for programs
   * @param message what was tried, what is wrong, and what to do
   * @param cause what it came of
   */
  public StateStoreException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** {@return why, for programs} */
  public Reason reason() {
    return reason;
  }
}
