package io.github.tpm4j.keystore.policy.text;

/** A text is no policy, or one that cannot be had here; it says what is wrong and where. */
public final class PolicyFormatException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** The place in the text, such as {@code /policy/0/type}. */
  private final String path;

  /** Whether it only leaves open what a TPM knows. */
  private final boolean open;

  PolicyFormatException(String path, String problem) {
    this(path, problem, null);
  }

  PolicyFormatException(String path, String problem, Throwable cause) {
    this(path, problem, cause, false);
  }

  private PolicyFormatException(String path, String problem, Throwable cause, boolean open) {
    super("The policy's text at " + path + ": " + problem, cause);
    this.path = path;
    this.open = open;
  }

  static PolicyFormatException needsTpm(String path, String problem) {
    return new PolicyFormatException(path, problem, null, true);
  }

  /** {@return whether the text is right and leaves something open that a TPM knows} */
  public boolean needsTpm() {
    return open;
  }

  /** {@return where, as in {@code $.policy[0].operandB}; {@code $} is the text as a whole} */
  public String path() {
    return path;
  }
}
