package io.github.tpm4j.tss.commands.policy;

import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.HandlesOnly;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiSh;
import java.util.List;

/**
 * TPM2_PolicyAuthValue (Part 3, 23.17): demands that the authorised entity's authValue is proven by
 * the session's HMAC.
 */
public final class PolicyAuthValue {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(
              TpmCc.POLICY_AUTH_VALUE, Request.class, HandlesOnly.one(Request::new), Response::new)
          .handle("policySession", TpmiSh.POLICY)
          .sessions(CommandSpec.Sessions.OPTIONAL)
          .build();

  private PolicyAuthValue() {}

  /**
   * The handles and parameters of the command.
   *
   * @param policySession the policy session whose policyDigest is extended, or a trial session
   */
  public record Request(TpmHandle policySession) implements TpmRequest<Response> {

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(policySession);
    }
  }

  /** The response, which has no parameters. */
  public record Response() implements TpmResponse {}
}
