package io.github.tpm4j.tss.commands.attached;

import io.github.tpm4j.tss.ac.TpmlAcCapabilities;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmAt;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiRh;
import io.github.tpm4j.tss.interfaces.TpmiYesNo;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_AC_GetCapability (Part 3, 32.2): asks what an attached component can do.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_VALUE (handle 1).
 */
public final class AcGetCapability {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.AC_GET_CAPABILITY, Request.class, Request::read, Response::read)
          .handle("ac", TpmiRh.AC)
          .sessions(CommandSpec.Sessions.OPTIONAL)
          .build();

  private AcGetCapability() {}

  /**
   * The handles and parameters of the command.
   *
   * @param ac the attached component, 0x90000000 to 0x9000FFFF
   * @param capability the first property that is wanted
   * @param count how many properties at the most; unsigned
   */
  public record Request(TpmHandle ac, TpmAt capability, int count) implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          handles.get(0), in.parameter(1, TpmAt::read), in.parameter(2, TpmReader::u32));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(ac);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      capability.write(out);
      out.u32(count);
    }
  }

  /**
   * The parameters of the response.
   *
   * @param moreData whether there are more properties than these
   * @param capabilitiesData the properties, in the order of their tags
   */
  public record Response(boolean moreData, TpmlAcCapabilities capabilitiesData)
      implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(
          in.parameter(1, TpmiYesNo::read), in.parameter(2, TpmlAcCapabilities::read));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      TpmiYesNo.write(out, moreData);
      capabilitiesData.write(out);
    }
  }
}
