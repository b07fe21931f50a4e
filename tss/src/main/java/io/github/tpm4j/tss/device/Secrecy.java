package io.github.tpm4j.tss.device;

/** Which first parameter is secret, and encrypted wherever somebody could listen. */
enum Secrecy {
  NONE(false, false),
  COMMAND(true, false),
  RESPONSE(false, true),
  BOTH(true, true);

  private final boolean command;
  private final boolean response;

  Secrecy(boolean command, boolean response) {
    this.command = command;
    this.response = response;
  }

  boolean ofCommand() {
    return command;
  }

  boolean ofResponse() {
    return response;
  }
}
