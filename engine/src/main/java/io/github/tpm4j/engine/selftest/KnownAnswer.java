package io.github.tpm4j.engine.selftest;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Supplier;

/**
 * What an algorithm has to answer.
 *
 * @param expected octets in hexadecimal
 * @param given runs the algorithm
 */
record KnownAnswer(String expected, Supplier<byte[]> given) {

  /** Of something that is right or wrong. */
  static KnownAnswer yes(Supplier<Boolean> given) {
    return new KnownAnswer("01", () -> new byte[] {(byte) (given.get() ? 1 : 0)});
  }

  boolean isGiven() {
    return Arrays.equals(HexFormat.of().parseHex(expected), given.get());
  }
}
