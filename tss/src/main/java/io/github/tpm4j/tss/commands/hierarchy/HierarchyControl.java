package io.github.tpm4j.tss.commands.hierarchy;

import io.github.tpm4j.tss.commands.AuthRole;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiRh;
import io.github.tpm4j.tss.interfaces.TpmiYesNo;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_HierarchyControl (Part 3, 24.2): switches a hierarchy, or the platform's NV, on or off until
 * the next reset.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_AUTH_TYPE, TPM_RC_HIERARCHY
 * (handle 1).
 */
public final class HierarchyControl {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.HIERARCHY_CONTROL, Request.class, Request::read, Response::new)
          .handle("authHandle", TpmiRh.BASE_HIERARCHY, AuthRole.USER)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .nv()
          .extensive()
          .physicalPresence(CommandSpec.PhysicalPresence.SELECTABLE)
          .build();

  private HierarchyControl() {}

  /**
   * The handles and parameters of the command.
   *
   * @param authHandle the hierarchy itself, or TPM_RH_PLATFORM, which alone switches on; authorised
   *     for USER
   * @param enable TPM_RH_OWNER, TPM_RH_ENDORSEMENT, TPM_RH_PLATFORM or TPM_RH_PLATFORM_NV
   * @param state whether it is on
   */
  public record Request(TpmHandle authHandle, TpmHandle enable, boolean state)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          handles.get(0), in.parameter(1, TpmiRh.ENABLES::read), in.parameter(2, TpmiYesNo::read));
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
      enable.write(out);
      TpmiYesNo.write(out, state);
    }
  }

  /** The response, which has no parameters. */
  public record Response() implements TpmResponse {}
}
