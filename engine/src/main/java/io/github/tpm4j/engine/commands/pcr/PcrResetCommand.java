package io.github.tpm4j.engine.commands.pcr;

import io.github.tpm4j.engine.Tpm;
import io.github.tpm4j.engine.TpmFailure;
import io.github.tpm4j.engine.commands.Command;
import io.github.tpm4j.engine.pcr.PcrAttributes;
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
final class PcrResetCommand implements Command<PcrReset.Request, PcrReset.Response> {
  private static final int D_RTM_LOCALITY = 4;

  @Override
  public PcrReset.Response run(Tpm tpm, PcrReset.Request in) {
    int pcr = in.pcrHandle().value();
    boolean isAllowed =
        tpm.locality() != D_RTM_LOCALITY && PcrAttributes.of(pcr).isResettableFrom(tpm.locality());
    TpmFailure.require(isAllowed, TpmRc.LOCALITY);

    tpm.pcrs().reset(pcr);

    return new PcrReset.Response();
  }
}
