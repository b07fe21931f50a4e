package io.github.tpm4j.differential.generators;

import io.github.tpm4j.differential.step.Arg;

/**
 * What became of a command.
 *
 * @param number of its step
 * @param succeeded at the reference
 */
record Outcome(int number, boolean succeeded) {
  /** Of a command that was not sent; steps are numbered from 1. */
  static final Outcome NOTHING = new Outcome(0, false);

  /** What it produced, for later steps. */
  Arg product(String item) {
    return Arg.product(number, item);
  }

  /** The handle that it produced. */
  Arg handle() {
    return Arg.product(number, "handle", (byte) 0x80, (byte) -1, (byte) -1, (byte) -1);
  }
}
