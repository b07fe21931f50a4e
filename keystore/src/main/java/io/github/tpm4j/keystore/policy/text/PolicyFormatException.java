package io.github.tpm4j.keystore.policy.text;

/** A text is no policy, or one that cannot be had here; it says what is wrong and where. */
public final class PolicyFormatException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String path;

  PolicyFormatException(String path, String problem) {
    this(path, problem, null);
  }

  PolicyFormatException(String path, String problem, Throwable cause) {
    super("The policy's text at " + path + ": " + problem, cause);
    this.path = path;
  }

  /** Where, as in {@code $.policy[0].operandB}; {@code $} is the text as a whole. */
  public String path() {
    return path;
  }
}
