package io.github.tpm4j.tss.commands.policy;

import io.github.tpm4j.tss.commands.AuthRole;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiDh;
import io.github.tpm4j.tss.interfaces.TpmiSh;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.structures.TpmtTkAuth;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_PolicySecret (Part 3, 23.4): demands the authorisation of another entity.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_NONCE (parameter 1),
 * TPM_RC_EXPIRED (parameter 4), TPM_RC_SIZE (parameter 2), TPM_RC_CPHASH, TPM_RC_VALUE (parameter
 * 1), TPM_RC_MODE (session 1).
 */
public final class PolicySecret {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.POLICY_SECRET, Request.class, Request::read, Response::read)
          .handle("authHandle", TpmiDh.ENTITY, AuthRole.USER)
          .handle("policySession", TpmiSh.POLICY)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .decryptable()
          .encryptable()
          .build();

  private PolicySecret() {}

  /**
   * The handles and parameters of the command.
   *
   * @param authHandle the entity: an object, an NV Index, a PCR or a hierarchy; authorised for USER
   * @param policySession the policy session whose policyDigest is extended, or a trial session
   * @param nonceTpm the session's last nonceTPM, to bind it to this session; empty for any
   * @param cpHashA the cpHash of the only command that is allowed; empty for any
   * @param policyRef a text that is part of the policy; may be empty
   * @param expiration seconds from the session's start for which it counts; 0 for ever; negative to
   *     get a ticket for so long
   */
  public record Request(
      TpmHandle authHandle,
      TpmHandle policySession,
      Bytes nonceTpm,
      Bytes cpHashA,
      Bytes policyRef,
      int expiration)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          handles.get(0),
          handles.get(1),
          in.parameter(1, Tpm2b.NONCE::read),
          in.parameter(2, Tpm2b.DIGEST::read),
          in.parameter(3, Tpm2b.NONCE::read),
          in.parameter(4, TpmReader::u32));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(authHandle, policySession);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(nonceTpm);
      out.sized(cpHashA);
      out.sized(policyRef);
      out.u32(expiration);
    }
  }

  /**
   * The parameters of the response.
   *
   * @param timeout when the ticket ends, for TPM2_PolicyTicket; empty without one
   * @param policyTicket the ticket; of TPM_RH_NULL if none was asked for
   */
  public record Response(Bytes timeout, TpmtTkAuth policyTicket) implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(in.parameter(1, Tpm2b.TIMEOUT::read), in.parameter(2, TpmtTkAuth::read));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(timeout);
      policyTicket.write(out);
    }
  }
}
