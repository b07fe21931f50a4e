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
 * TPM2_NV_WriteLock (Part 3, 31.11): locks an NV Index against writing, until the next reset or
 * restart or for good, as its attributes say.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_NV_AUTHORIZATION,
 * TPM_RC_ATTRIBUTES (handle 2), TPM_RC_SUCCESS.
 */
public final class NvWriteLock {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(
              TpmCc.NV_WRITE_LOCK, Request.class, HandlesOnly.two(Request::new), Response::new)
          .handle("authHandle", TpmiRh.NV_AUTH, AuthRole.USER)
          .handle("nvIndex", TpmiRh.NV_INDEX)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .nv()
          .build();

  private NvWriteLock() {}

  /**
   * The handles and parameters of the command.
   *
   * @param authHandle what may write it: the owner, the platform or the Index, as its attributes
   *     say; authorised for USER
   * @param nvIndex the NV Index, 0x01000000 to 0x01FFFFFF
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
