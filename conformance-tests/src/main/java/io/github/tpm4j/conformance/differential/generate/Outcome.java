package io.github.tpm4j.conformance.differential.generate;

import io.github.tpm4j.conformance.differential.step.Arg;

/**
 * What became of a command.
 *
 * @param number of its step
 * @param succeeded at the reference
 */
record Outcome(int number, boolean succeeded) {

  /** What it produced, for later steps. */
  Arg product(String item) {
    return Arg.product(number, item);
  }

  /** The handle that it produced. */
  Arg handle() {
    return Arg.product(number, "handle", (byte) 0x80, (byte) -1, (byte) -1, (byte) -1);
  }
}
