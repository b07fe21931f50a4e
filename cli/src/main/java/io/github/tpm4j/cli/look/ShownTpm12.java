package io.github.tpm4j.cli.look;

import io.github.tpm4j.cli.output.Json;
import io.github.tpm4j.cli.output.Page;
import io.github.tpm4j.cli.tpm12.Tpm12Report;
import io.github.tpm4j.transport.TransportInfo;

/** A TPM 1.2. */
record ShownTpm12(Tpm12Report report) implements ShownTpm {

  @Override
  public TransportInfo transport() {
    return report.transport();
  }

  @Override
  public void print(Page page) {
    new Tpm12InfoPage(page, report).print();
  }

  @Override
  public Json.Content json() {
    return new Tpm12InfoJson(report);
  }
}
