package io.github.tpm4j.conformance.fuzz;

import io.github.tpm4j.conformance.commands.PasswordCommands;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;

/** Commands with empty passwords on a TPM that is watched. */
final class PlainCommands {

  private PlainCommands() {}

  /** Runs a command that must succeed. */
  static <R extends TpmResponse> R run(WatchedTpm tpm, TpmRequest<R> request) {
    return PasswordCommands.response(request, tpm.execute(PasswordCommands.octets(request), 0));
  }
}
