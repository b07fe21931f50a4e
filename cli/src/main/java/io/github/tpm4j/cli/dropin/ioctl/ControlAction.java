package io.github.tpm4j.cli.dropin.ioctl;

import io.github.tpm4j.cli.dropin.Refusal;
import java.io.PrintStream;

/** What one command of {@code swtpm_ioctl} does. */
interface ControlAction {
  /**
   * Asks the TPM, and prints what it answers.
   *
   * @throws Refusal if the TPM does not answer, or refuses
   */
  void run(ControlLine line, PrintStream out) throws Refusal;
}
