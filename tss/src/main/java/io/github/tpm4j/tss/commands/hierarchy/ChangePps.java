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
 * TPM2_ChangePPS (Part 3, 24.4): replaces the platform primary seed: all keys of the platform
 * hierarchy are gone for good.
 */
public final class ChangePps {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(
              TpmCc.CHANGE_PPS, Request.class, HandlesOnly.one(Request::new), Response::new)
          .handle("authHandle", TpmiRh.PLATFORM, AuthRole.USER)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .nv()
          .extensive()
          .physicalPresence(CommandSpec.PhysicalPresence.SELECTABLE)
          .build();

  private ChangePps() {}

  /**
   * The handles and parameters of the command.
   *
   * @param authHandle TPM_RH_PLATFORM, authorised for USER
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
