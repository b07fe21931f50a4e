package io.github.tpm4j.tss.commands.hierarchy;

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
 * TPM2_Clear (Part 3, 24.6): gives the TPM to a new owner: keys, NV Indices and passwords of the
 * old one are gone for good.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_DISABLED.
 */
public final class Clear {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.CLEAR, Request.class, HandlesOnly.one(Request::new), Response::new)
          .handle("authHandle", TpmiRh.CLEAR, AuthRole.USER)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .nv()
          .extensive()
          .physicalPresence(CommandSpec.PhysicalPresence.SELECTABLE)
          .build();

  private Clear() {}

  /**
   * The handles and parameters of the command.
   *
   * @param authHandle TPM_RH_LOCKOUT or TPM_RH_PLATFORM, authorised for USER
   */
  public record Request(TpmHandle authHandle) implements TpmRequest<Response> {

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(authHandle);
    }
  }

  /** The response, which has no parameters. */
  public record Response() implements TpmResponse {}
}
