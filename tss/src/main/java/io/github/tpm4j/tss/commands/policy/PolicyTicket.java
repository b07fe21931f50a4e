package io.github.tpm4j.tss.commands.policy;

import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiSh;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.structures.TpmtTkAuth;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_PolicyTicket (Part 3, 23.5): takes a ticket in place of the signature or the secret that it
 * was given for.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_ATTRIBUTES (handle 1),
 * TPM_RC_SIZE (parameter 1, parameter 2), TPM_RC_EXPIRED (parameter 1), TPM_RC_CPHASH,
 * TPM_RC_TICKET (parameter 5).
 */
public final class PolicyTicket {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.POLICY_TICKET, Request.class, Request::read, Response::new)
          .handle("policySession", TpmiSh.POLICY)
          .sessions(CommandSpec.Sessions.OPTIONAL)
          .decryptable()
          .build();

  private PolicyTicket() {}

  /**
   * The handles and parameters of the command.
   *
   * @param policySession the policy session whose policyDigest is extended, or a trial session
   * @param timeout when it ends, as it was returned with the ticket
   * @param cpHashA as the ticket was asked for
   * @param policyRef as the ticket was asked for
   * @param authName the Name of the key or entity that has authorised
   * @param ticket the ticket
   */
  public record Request(
      TpmHandle policySession,
      Bytes timeout,
      Bytes cpHashA,
      Bytes policyRef,
      Bytes authName,
      TpmtTkAuth ticket)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          handles.get(0),
          in.parameter(1, Tpm2b.TIMEOUT::read),
          in.parameter(2, Tpm2b.DIGEST::read),
          in.parameter(3, Tpm2b.NONCE::read),
          in.parameter(4, Tpm2b.NAME::read),
          in.parameter(5, TpmtTkAuth::read));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(policySession);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(timeout);
      out.sized(cpHashA);
      out.sized(policyRef);
      out.sized(authName);
      ticket.write(out);
    }
  }

  /** The response, which has no parameters. */
  public record Response() implements TpmResponse {}
}
