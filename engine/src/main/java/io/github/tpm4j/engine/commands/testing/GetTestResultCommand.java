package io.github.tpm4j.engine.commands.testing;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.tss.commands.testing.GetTestResult;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.Bytes;

/**
 * TPM2_GetTestResult (Part 3, 10.4) outside failure mode, where there is nothing to report: no test
 * has failed.
 */
final class GetTestResultCommand implements Command<GetTestResult.Request, GetTestResult.Response> {

  @Override
  public GetTestResult.Response run(TpmState tpm, GetTestResult.Request in) {
    return new GetTestResult.Response(Bytes.EMPTY, TpmRc.SUCCESS);
  }
}
