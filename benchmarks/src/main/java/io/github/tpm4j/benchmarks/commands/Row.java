package io.github.tpm4j.benchmarks.commands;

import io.github.tpm4j.benchmarks.tpm.Bench;
import io.github.tpm4j.benchmarks.tpm.Timed;
import io.github.tpm4j.tss.constants.TpmCc;

/**
 * A row of the comparison: one command with one set of parameters.
 *
 * @param command its code
 * @param parameters what tells this row from others of the command; may be empty
 * @param preparation loads into a TPM what the command needs
 * @param searchesPrimes whether the time varies so much that many samples are needed
 */
record Row(TpmCc command, String parameters, Preparation preparation, boolean searchesPrimes) {

  /** Loads into a TPM what a command needs, and tells how to time it. */
  @FunctionalInterface
  interface Preparation {
    Timed<?> prepare(Bench tpm) throws Exception;
  }

  Row(TpmCc command, String parameters, Preparation preparation) {
    this(command, parameters, preparation, false);
  }

  Row searchingPrimes() {
    return new Row(command, parameters, preparation, true);
  }

  /** The command without TPM2_, and its parameters. */
  String name() {
    return parameters.isEmpty() ? name(command) : name(command) + ", " + parameters;
  }

  /** A command without TPM2_. */
  static String name(TpmCc command) {
    return command.toString().replaceFirst("^TPM_CC_", "");
  }
}
