package io.github.tpm4j.tss.commands.capability;

import io.github.tpm4j.tss.capabilities.TpmsCapabilityData;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCap;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiYesNo;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_GetCapability (Part 3, 30.2): asks what the TPM is, has and holds.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_VALUE (parameter 1, parameter
 * 2), TPM_RC_HANDLE (parameter 2), TPM_RC_FAILURE.
 */
public final class GetCapability {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.GET_CAPABILITY, Request.class, Request::read, Response::read)
          .sessions(CommandSpec.Sessions.OPTIONAL)
          .build();

  private GetCapability() {}

  /**
   * The handles and parameters of the command.
   *
   * @param capability the group that is asked for
   * @param property the first value of the group: an algorithm, handle, command or tag; unsigned
   * @param propertyCount how many values at the most; the TPM may return fewer
   */
  public record Request(TpmCap capability, int property, int propertyCount)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          in.parameter(1, TpmCap::read),
          in.parameter(2, TpmReader::u32),
          in.parameter(3, TpmReader::u32));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of();
    }

    @Override
    public void writeParameters(TpmWriter out) {
      capability.write(out);
      out.u32(property);
      out.u32(propertyCount);
    }
  }

  /**
   * The parameters of the response.
   *
   * @param moreData whether the group has values beyond these
   * @param capabilityData the values, in ascending order
   */
  public record Response(boolean moreData, TpmsCapabilityData capabilityData)
      implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(
          in.parameter(1, TpmiYesNo::read), in.parameter(2, TpmsCapabilityData::read));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      TpmiYesNo.write(out, moreData);
      capabilityData.write(out);
    }
  }
}
