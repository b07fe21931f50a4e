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
 * TPM2_NV_GlobalWriteLock (Part 3, 31.12): locks all NV Indices with TPMA_NV_GLOBALLOCK against
 * writing until the next reset or restart.
 */
public final class NvGlobalWriteLock {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(
              TpmCc.NV_GLOBAL_WRITE_LOCK,
              Request.class,
              HandlesOnly.one(Request::new),
              Response::new)
          .handle("authHandle", TpmiRh.PROVISION, AuthRole.USER)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .nv()
          .physicalPresence(CommandSpec.PhysicalPresence.SELECTABLE)
          .build();

  private NvGlobalWriteLock() {}

  /**
   * The handles and parameters of the command.
   *
   * @param authHandle TPM_RH_OWNER or TPM_RH_PLATFORM, authorised for USER
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
