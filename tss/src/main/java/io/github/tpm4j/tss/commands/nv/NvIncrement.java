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
 * TPM2_NV_Increment (Part 3, 31.8): counts an NV Index up by one.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_NV_AUTHORIZATION,
 * TPM_RC_NV_LOCKED, TPM_RC_ATTRIBUTES (handle 2).
 */
public final class NvIncrement {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(
              TpmCc.NV_INCREMENT, Request.class, HandlesOnly.two(Request::new), Response::new)
          .handle("authHandle", TpmiRh.NV_AUTH, AuthRole.USER)
          .handle("nvIndex", TpmiRh.NV_INDEX)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .nv()
          .build();

  private NvIncrement() {}

  /**
   * The handles and parameters of the command.
   *
   * @param authHandle what may write it: the owner, the platform or the Index, as its attributes
   *     say; authorised for USER
   * @param nvIndex an NV Index of the type counter; it begins above all counters that the TPM ever
   *     had
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
