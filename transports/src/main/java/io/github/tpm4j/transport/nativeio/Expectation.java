package io.github.tpm4j.transport.nativeio;

/** Something is done once, when what is waited for has come, unless that is called off before. */
@FunctionalInterface
public interface Expectation {
  /** Of nothing. */
  Expectation NONE = () -> {};

  /** Has it not be done any more, if that has not begun. */
  void cancel();
}
