package io.github.tpm4j.tss.commands.capability;

import io.github.tpm4j.tss.commands.AuthRole;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiRh;
import io.github.tpm4j.tss.structures.TpmsSetCapabilityData;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_SetCapability (Part 3 of revision 1.83, 30.4): sets a value that TPM2_GetCapability reads;
 * the library defines none, makers may.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_VALUE (parameter 1).
 */
public final class SetCapability {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.SET_CAPABILITY, Request.class, Request::read, Response::new)
          .handle("authHandle", TpmiRh.HIERARCHY_AUTH.orNull(), AuthRole.USER)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .nv()
          .decryptable()
          .physicalPresence(CommandSpec.PhysicalPresence.SELECTABLE)
          .build();

  private SetCapability() {}

  /**
   * The handles and parameters of the command.
   *
   * @param authHandle what authorises it, as the value demands: a hierarchy; authorised for USER
   * @param setCapabilityData which value, and what it is to be
   */
  public record Request(TpmHandle authHandle, TpmsSetCapabilityData setCapabilityData)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(handles.get(0), in.parameter(1, TpmsSetCapabilityData::readSized));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(authHandle);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(setCapabilityData);
    }
  }

  /** The response, which has no parameters. */
  public record Response() implements TpmResponse {}
}
