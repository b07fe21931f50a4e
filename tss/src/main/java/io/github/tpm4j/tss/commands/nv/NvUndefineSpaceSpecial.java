package io.github.tpm4j.tss.commands.nv;

import io.github.tpm4j.tss.commands.AuthRole;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.HandlesOnly;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiRh;
import java.util.List;

/**
 * TPM2_NV_UndefineSpaceSpecial (Part 3, 31.5): removes an NV Index that only its policy can remove.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_ATTRIBUTES (handle 1),
 * TPM_RC_HANDLE (handle 1).
 */
public final class NvUndefineSpaceSpecial {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(
              TpmCc.NV_UNDEFINE_SPACE_SPECIAL,
              Request.class,
              HandlesOnly.two(Request::new),
              Response::new)
          .handle("nvIndex", TpmiRh.NV_DEFINED_INDEX, AuthRole.ADMIN)
          .handle("platform", TpmiRh.PLATFORM, AuthRole.USER)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .nv()
          .physicalPresence(CommandSpec.PhysicalPresence.SELECTABLE)
          .build();

  private NvUndefineSpaceSpecial() {}

  /**
   * The handles and parameters of the command.
   *
   * @param nvIndex an NV Index with TPMA_NV_POLICY_DELETE SET, authorised for ADMIN
   * @param platform TPM_RH_PLATFORM, authorised for USER
   */
  public record Request(TpmHandle nvIndex, TpmHandle platform) implements TpmRequest<Response> {

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(nvIndex, platform);
    }
  }

  /** The response, which has no parameters. */
  public record Response() implements TpmResponse {}
}
