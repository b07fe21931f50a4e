package io.github.tpm4j.engine.commands.testing;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.tss.commands.testing.SelfTest;

/**
 * TPM2_SelfTest (Part 3, 10.2): tests what was not tested yet, or everything; answers when it is
 * done. A test that fails brings the TPM into failure mode (TPM_RC_FAILURE).
 */
final class SelfTestCommand implements Command<SelfTest.Request, SelfTest.Response> {

  @Override
  public SelfTest.Response run(TpmState tpm, SelfTest.Request in) {
    if (in.fullTest()) {
      tpm.selfTests().runAll();
    } else {
      tpm.selfTests().runPending();
    }
    return new SelfTest.Response();
  }
}
