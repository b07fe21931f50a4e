package io.github.tpm4j.tpm12.engine.commands.presence;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.presence.ResetEstablishmentBit;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;
import io.github.tpm4j.tpm12.structures.PermanentFlag;

/** TSC_ResetEstablishmentBit (Part 3, 6.7). */
public final class ResetEstablishmentBitCommand
    implements Command<ResetEstablishmentBit.Request, ResetEstablishmentBit.Response> {
  private static final int LEAST_LOCALITY = 3;

  @Override
  public CommandSpec<ResetEstablishmentBit.Request, ResetEstablishmentBit.Response> spec() {
    return ResetEstablishmentBit.SPEC;
  }

  @Override
  public ResetEstablishmentBit.Response execute(
      ResetEstablishmentBit.Request request, Invocation call) {
    TpmFailure.require(call.locality() >= LEAST_LOCALITY, TpmResult.BAD_LOCALITY);
    call.tpm().flags().set(PermanentFlag.TPM_ESTABLISHED, false);
    return new ResetEstablishmentBit.Response();
  }
}
