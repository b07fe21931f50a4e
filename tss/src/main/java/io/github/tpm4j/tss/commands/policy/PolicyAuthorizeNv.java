package io.github.tpm4j.tss.commands.policy;

import io.github.tpm4j.tss.commands.AuthRole;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiRh;
import io.github.tpm4j.tss.interfaces.TpmiSh;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_PolicyAuthorizeNV (Part 3, 23.22): lets a policy whose digest an NV Index holds stand for
 * the present one.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_NV_AUTHORIZATION,
 * TPM_RC_NV_LOCKED, TPM_RC_NV_UNINITIALIZED, TPM_RC_HASH, TPM_RC_INSUFFICIENT, TPM_RC_VALUE.
 */
public final class PolicyAuthorizeNv {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.POLICY_AUTHORIZE_NV, Request.class, Request::read, Response::read)
          .handle("authHandle", TpmiRh.NV_AUTH, AuthRole.USER)
          .handle("nvIndex", TpmiRh.NV_INDEX)
          .handle("policySession", TpmiSh.POLICY)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .build();

  private PolicyAuthorizeNv() {}

  /**
   * The handles and parameters of the command.
   *
   * @param authHandle what may read the Index: the owner, the platform or the Index; authorised for
   *     USER
   * @param nvIndex an NV Index that holds a TPMT_HA, the policyDigest
   * @param policySession the policy session whose policyDigest is extended, or a trial session
   */
  public record Request(TpmHandle authHandle, TpmHandle nvIndex, TpmHandle policySession)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(handles.get(0), handles.get(1), handles.get(2));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(authHandle, nvIndex, policySession);
    }

    @Override
    public void writeParameters(TpmWriter out) {}
  }

  /** The response, which has no parameters. */
  public record Response() implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response();
    }

    @Override
    public void writeParameters(TpmWriter out) {}
  }
}
