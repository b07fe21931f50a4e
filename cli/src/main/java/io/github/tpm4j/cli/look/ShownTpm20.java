package io.github.tpm4j.cli.look;

import io.github.tpm4j.cli.output.Json;
import io.github.tpm4j.cli.output.Page;
import io.github.tpm4j.cli.tpm.TpmReport;
import io.github.tpm4j.transport.TransportInfo;

/** A TPM 2.0. */
record ShownTpm20(TpmReport report) implements ShownTpm {

  @Override
  public TransportInfo transport() {
    return report.transport();
  }

  @Override
  public void print(Page page) {
    new InfoPage(page, report).print();
  }

  @Override
  public Json.Content json() {
    return new InfoJson(report);
  }
}
