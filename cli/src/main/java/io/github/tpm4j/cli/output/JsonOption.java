package io.github.tpm4j.cli.output;

import picocli.CommandLine.Option;

/** The option of commands that can print JSON. */
public final class JsonOption {
  @Option(names = "--json", description = "Print JSON, for programs.")
  private boolean json;

  public boolean isSet() {
    return json;
  }
}
