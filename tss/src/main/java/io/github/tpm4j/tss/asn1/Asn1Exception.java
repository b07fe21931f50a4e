package io.github.tpm4j.tss.asn1;

import java.io.IOException;
import java.io.Serial;

/** What was read is no BER, or not of the structure that was expected. */
public final class Asn1Exception extends IOException {
  @Serial private static final long serialVersionUID = 1;

  private final boolean truncated;

  /**
   * Of bytes that are damaged.
   *
   * @param problem what is wrong, and where
   */
  public Asn1Exception(String problem) {
    this(problem, false);
  }

  private Asn1Exception(String problem, boolean truncated) {
    super(problem);
    this.truncated = truncated;
  }

  /** Of bytes that end before the element does. */
  static Asn1Exception truncated(String problem) {
    return new Asn1Exception(problem, true);
  }

  /** {@return whether the bytes end before the element does} */
  public boolean isTruncated() {
    return truncated;
  }
}
