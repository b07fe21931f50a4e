package io.github.tpm4j.tss.managed;

import io.github.tpm4j.tss.session.SessionAuthorization;

/** Which first parameter is secret, and encrypted wherever somebody could listen. */
public enum Secrecy {
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

  /** A use of a session that encrypts so. */
  SessionAuthorization of(SessionAuthorization use) {
    SessionAuthorization sent = command ? use.encryptingCommand() : use;
    return response ? sent.encryptingResponse() : sent;
  }
}
