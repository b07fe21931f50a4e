package io.github.tpm4j.differential.generators;

/** The sequence is long enough, or a divergence was found. */
final class SequenceEnd extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SequenceEnd() {
    super(null, null, false, false);
  }
}
