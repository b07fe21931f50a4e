package io.github.tpm4j.tpm12.engine.commands.pcr;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.pcr.PcrReset;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.pcr.Pcrs;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;
import io.github.tpm4j.tpm12.structures.TpmPcrSelection;

/** TPM_PCR_Reset (Part 3, 16.4). */
public final class PcrResetCommand implements Command<PcrReset.Request, PcrReset.Response> {

  @Override
  public CommandSpec<PcrReset.Request, PcrReset.Response> spec() {
    return PcrReset.SPEC;
  }

  @Override
  public PcrReset.Response execute(PcrReset.Request request, Invocation call) {
    TpmPcrSelection selection = request.pcrSelection();
    boolean isWhole = selection.pcrSelect().size() == Pcrs.SELECT_SIZE_BYTES;
    TpmFailure.require(isWhole && !selection.pcrs().isEmpty(), TpmResult.INVALID_PCR_INFO);
    call.tpm().pcrs().reset(selection.pcrs(), call.locality());
    return new PcrReset.Response();
  }
}
