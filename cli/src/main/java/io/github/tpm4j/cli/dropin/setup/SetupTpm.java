package io.github.tpm4j.cli.dropin.setup;

import io.github.tpm4j.cli.dropin.Refusal;
import io.github.tpm4j.engine.manufacture.EkSubject;
import io.github.tpm4j.transport.Transport;

/** A TPM that is on, whose state is being made. Closing it ends it, and all is saved. */
interface SetupTpm extends AutoCloseable {
  /** What commands are sent by. Closing the TPM closes it. */
  Transport transport();

  EkSubject facts() throws Refusal;

  @Override
  void close() throws Refusal;
}
