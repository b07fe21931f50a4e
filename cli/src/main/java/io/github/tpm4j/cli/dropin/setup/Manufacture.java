package io.github.tpm4j.cli.dropin.setup;

import io.github.tpm4j.cli.dropin.Refusal;
import io.github.tpm4j.transport.Transport;

/** What a new TPM is given before its first user has it. */
interface Manufacture {
  /**
   * Gives it.
   *
   * @param transport to the TPM, which was started up
   * @throws Refusal if the TPM refused something, or no certificate was made
   */
  void run(Transport transport) throws Refusal;
}
