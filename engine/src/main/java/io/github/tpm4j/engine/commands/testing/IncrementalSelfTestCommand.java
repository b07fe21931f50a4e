package io.github.tpm4j.engine.commands.testing;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.engine.selftest.SelfTests;
import io.github.tpm4j.tss.commands.testing.IncrementalSelfTest;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.structures.TpmlAlg;
import java.util.List;

/**
 * TPM2_IncrementalSelfTest (Part 3, 10.3): runs the tests of some algorithms that were not run yet,
 * and tells which algorithms are still to be tested. A test that fails brings the TPM into failure
 * mode (TPM_RC_FAILURE).
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_VALUE, parameter 1</td><td>an algorithm is not implemented</td></tr>
 * </table>
 */
final class IncrementalSelfTestCommand
    implements Command<IncrementalSelfTest.Request, IncrementalSelfTest.Response> {

  @Override
  public IncrementalSelfTest.Response run(TpmState tpm, IncrementalSelfTest.Request in) {
    List<TpmAlg> toTest = in.toTest().algorithms();
    boolean hasAll = toTest.stream().allMatch(tpm.profile()::implemented);
    TpmFailure.require(hasAll, TpmRc.VALUE.parameter(1));
    SelfTests tests = tpm.selfTests();

    for (TpmAlg algorithm : toTest) {
      if (tests.pending().contains(algorithm)) {
        tests.run(algorithm);
      }
    }

    return new IncrementalSelfTest.Response(new TpmlAlg(tests.pending()));
  }
}
