package io.github.tpm4j.engine.commands.capability;

import io.github.tpm4j.engine.capability.Capabilities;
import io.github.tpm4j.engine.capability.CapabilityPage;
import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.capabilities.TpmsCapabilityData;
import io.github.tpm4j.tss.commands.capability.GetCapability;
import io.github.tpm4j.tss.constants.TpmCap;
import io.github.tpm4j.tss.constants.TpmRc;

/**
 * TPM2_GetCapability (Part 3, 30.2).
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_VALUE, parameter 1</td><td>the capability is not supported</td></tr>
 * <tr><td>TPM_RC_HANDLE, parameter 2</td>
 *     <td>TPM_CAP_HANDLES of a type of handle that is not supported</td></tr>
 * <tr><td>TPM_RC_VALUE, parameter 2</td>
 *     <td>TPM_CAP_PCRS, and property is not 0; TPM_CAP_AUTH_POLICIES, and property is not a
 *     permanent handle; TPM_CAP_ACT, and property is not the handle of a timer</td></tr>
 * </table>
 */
final class GetCapabilityCommand implements Command<GetCapability.Request, GetCapability.Response> {

  @Override
  public GetCapability.Response run(TpmState tpm, GetCapability.Request in) {
    CapabilityPage page = page(tpm, in);
    return new GetCapability.Response(
        page.moreData(), new TpmsCapabilityData(in.capability(), page.data()));
  }

  private static CapabilityPage page(TpmState tpm, GetCapability.Request in) {
    if (in.capability().equals(TpmCap.PCRS)) {
      TpmFailure.require(in.property() == 0, TpmRc.VALUE.parameter(2));
      return Capabilities.banks(tpm.pcrs(), in.propertyCount());
    }
    TpmFailure.require(Capabilities.has(in.capability()), TpmRc.VALUE.parameter(1));
    return TpmFailure.inParameter(
        2, () -> Capabilities.page(tpm, in.capability(), in.property(), in.propertyCount()));
  }
}
