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
 * TPM2_NV_UndefineSpace (Part 3, 31.4): removes an NV Index.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_ATTRIBUTES (handle 2),
 * TPM_RC_NV_AUTHORIZATION, TPM_RC_HANDLE (handle 2).
 */
public final class NvUndefineSpace {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(
              TpmCc.NV_UNDEFINE_SPACE, Request.class, HandlesOnly.two(Request::new), Response::new)
          .handle("authHandle", TpmiRh.PROVISION, AuthRole.USER)
          .handle("nvIndex", TpmiRh.NV_DEFINED_INDEX)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .nv()
          .physicalPresence(CommandSpec.PhysicalPresence.SELECTABLE)
          .build();

  private NvUndefineSpace() {}

  /**
   * The handles and parameters of the command.
   *
   * @param authHandle TPM_RH_OWNER or TPM_RH_PLATFORM, authorised for USER
   * @param nvIndex an NV Index with TPMA_NV_POLICY_DELETE CLEAR
   */
  public record Request(TpmHandle authHandle, TpmHandle nvIndex) implements TpmRequest<Response> {

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(authHandle, nvIndex);
    }
  }

  /** The response, which has no parameters. */
  public record Response() implements TpmResponse {}
}
