package io.github.tpm4j.engine.commands.pcr;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.entity.AuthValues;
import io.github.tpm4j.engine.pcr.PcrAttributes;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.commands.pcr.PcrSetAuthValue;
import io.github.tpm4j.tss.constants.TpmRc;

/**
 * TPM2_PCR_SetAuthValue (Part 3, 22.7). All PCR that take an authValue have the same.
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_VALUE</td><td>the PCR takes no authValue</td></tr>
 * </table>
 */
final class PcrSetAuthValueCommand
    implements Command<PcrSetAuthValue.Request, PcrSetAuthValue.Response> {

  @Override
  public PcrSetAuthValue.Response run(TpmState tpm, PcrSetAuthValue.Request in) {
    TpmFailure.require(PcrAttributes.of(in.pcrHandle().value()).isAuthorized(), TpmRc.VALUE);

    tpm.pcrs().setAuth(AuthValues.trimmed(in.auth()));

    return new PcrSetAuthValue.Response();
  }
}
