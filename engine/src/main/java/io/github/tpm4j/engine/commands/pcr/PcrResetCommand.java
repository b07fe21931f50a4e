package io.github.tpm4j.engine.commands.pcr;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.LocalityCommand;
import io.github.tpm4j.engine.pcr.PcrAttributes;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.commands.pcr.PcrReset;
import io.github.tpm4j.tss.constants.TpmRc;

/**
 * TPM2_PCR_Reset (Part 3, 22.8): zeros, in all banks. Locality 4 resets by the D-RTM event, not by
 * this command.
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_LOCALITY</td><td>the PCR may not be reset from this locality</td></tr>
 * </table>
 */
final class PcrResetCommand implements LocalityCommand<PcrReset.Request, PcrReset.Response> {
  private static final int D_RTM_LOCALITY = 4;

  @Override
  public PcrReset.Response run(TpmState tpm, PcrReset.Request in, int locality) {
    int pcr = in.pcrHandle().value();
    boolean isAllowed =
        locality != D_RTM_LOCALITY && PcrAttributes.of(pcr).isResettableFrom(locality);
    TpmFailure.require(isAllowed, TpmRc.LOCALITY);

    tpm.pcrs().reset(pcr);

    return new PcrReset.Response();
  }
}
