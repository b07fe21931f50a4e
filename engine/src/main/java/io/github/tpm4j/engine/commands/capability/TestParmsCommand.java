package io.github.tpm4j.engine.commands.capability;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.creation.SchemeRules;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.commands.capability.TestParms;
import io.github.tpm4j.tss.objects.TpmsEccParms;

/**
 * TPM2_TestParms (Part 3, 30.3): parameters that could be read are supported. Others have got the
 * response code of what cannot be read, parameter 1.
 */
final class TestParmsCommand implements Command<TestParms.Request, TestParms.Response> {

  @Override
  public TestParms.Response run(TpmState tpm, TestParms.Request in) {
    if (in.parameters().parameters() instanceof TpmsEccParms ecc) {
      TpmFailure.inParameter(
          1,
          () -> {
            SchemeRules.checkCurve(ecc);
          });
    }
    return new TestParms.Response();
  }
}
