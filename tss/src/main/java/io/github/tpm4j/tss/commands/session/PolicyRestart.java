package io.github.tpm4j.tss.commands.session;

import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.HandlesOnly;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiSh;
import java.util.List;

/** TPM2_PolicyRestart (Part 3, 11.2): sets a policy session back to its beginning. */
public final class PolicyRestart {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(
              TpmCc.POLICY_RESTART, Request.class, HandlesOnly.one(Request::new), Response::new)
          .handle("sessionHandle", TpmiSh.POLICY)
          .sessions(CommandSpec.Sessions.OPTIONAL)
          .build();

  private PolicyRestart() {}

  /**
   * The handles and parameters of the command.
   *
   * @param sessionHandle the policy session; it keeps its nonces
   */
  public record Request(TpmHandle sessionHandle) implements TpmRequest<Response> {

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(sessionHandle);
    }
  }

  /** The response, which has no parameters. */
  public record Response() implements TpmResponse {}
}
