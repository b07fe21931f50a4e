package io.github.tpm4j.engine.dispatch;

import io.github.tpm4j.tss.commands.AuthRole;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;

/**
 * A command of the table: how it is read and authorised, and what it does.
 *
 * @param authorizedHandles how many handles, the first ones, are authorised
 */
public record CommandEntry<Q extends TpmRequest<R>, R extends TpmResponse>(
    CommandSpec<Q, R> spec, LocalityCommand<Q, R> command, int authorizedHandles) {

  public CommandEntry(CommandSpec<Q, R> spec, LocalityCommand<Q, R> command) {
    this(spec, command, spec.authorizedHandles());
  }

  public TpmCc code() {
    return spec.code();
  }

  /** What the handle with this index, from 0, is authorised for; null if it is not. */
  public AuthRole role(int handleIndex) {
    return spec.handles().get(handleIndex).role();
  }

  /** Whether the command takes sessions. */
  public boolean takesSessions() {
    return spec.sessions() != CommandSpec.Sessions.NONE;
  }
}
