package io.github.tpm4j.engine.commands.capability;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.commands.capability.SetCapability;
import io.github.tpm4j.tss.constants.TpmRc;

/**
 * TPM2_SetCapability (version 185, Part 3, 30.4). The library defines no capability that can be
 * set, and this TPM has none of its own.
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_VALUE, parameter 1</td><td>always</td></tr>
 * </table>
 */
final class SetCapabilityCommand implements Command<SetCapability.Request, SetCapability.Response> {

  @Override
  public SetCapability.Response run(TpmState tpm, SetCapability.Request in) {
    throw new TpmFailure(TpmRc.VALUE.parameter(1));
  }
}
