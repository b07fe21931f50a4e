package io.github.tpm4j.cli.look;

import io.github.tpm4j.cli.output.Json;
import io.github.tpm4j.cli.output.Page;
import io.github.tpm4j.transport.TransportInfo;

/** What {@code info} shows of a TPM, of whichever family. */
interface ShownTpm {

  /** How it was reached. */
  TransportInfo transport();

  /** Prints it for people. */
  void print(Page page);

  /** The same for programs. */
  Json.Content json();
}
