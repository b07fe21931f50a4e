package io.github.tpm4j.tpm12.wire;

/** Bytes are not the structure that was to be read from them. */
public final class WireException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  public enum Problem {
    /** There are fewer or more bytes than the structures say. */
    SIZE,
    /** A structure begins as another one. */
    STRUCTURE,
    /** A value is none of those that are allowed. */
    VALUE
  }

  private final Problem problem;

  /**
   * Says what is wrong.
   *
   * @param message without contents, which may be secret
   */
  public WireException(String message) {
    this(Problem.VALUE, message);
  }

  /**
   * Says what is wrong.
   *
   * @param problem of which kind
   * @param message without contents, which may be secret
   */
  public WireException(Problem problem, String message) {
    super(message);
    this.problem = problem;
  }

  /** {@return of which kind it is} */
  public Problem problem() {
    return problem;
  }
}
