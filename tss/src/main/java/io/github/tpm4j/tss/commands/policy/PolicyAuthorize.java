package io.github.tpm4j.tss.commands.policy;

import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiSh;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.structures.TpmtTkVerified;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_PolicyAuthorize (Part 3, 23.16): lets a policy that a key has approved stand for the present
 * one.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_HASH (parameter 3), TPM_RC_SIZE
 * (parameter 3), TPM_RC_VALUE (parameter 1, parameter 4), TPM_RC_POLICY.
 */
public final class PolicyAuthorize {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.POLICY_AUTHORIZE, Request.class, Request::read, Response::new)
          .handle("policySession", TpmiSh.POLICY)
          .sessions(CommandSpec.Sessions.OPTIONAL)
          .decryptable()
          .build();

  private PolicyAuthorize() {}

  /**
   * The handles and parameters of the command.
   *
   * @param policySession the policy session whose policyDigest is extended, or a trial session
   * @param approvedPolicy the policyDigest that was approved, which the session must have now
   * @param policyRef what the approval is for, as the key has signed it; may be empty
   * @param keySign the Name of the key that approves
   * @param checkTicket that this TPM has verified the approval's signature (TPM2_VerifySignature)
   */
  public record Request(
      TpmHandle policySession,
      Bytes approvedPolicy,
      Bytes policyRef,
      Bytes keySign,
      TpmtTkVerified checkTicket)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          handles.get(0),
          in.parameter(1, Tpm2b.DIGEST::read),
          in.parameter(2, Tpm2b.NONCE::read),
          in.parameter(3, Tpm2b.NAME::read),
          in.parameter(4, TpmtTkVerified::read));
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
      out.sized(approvedPolicy);
      out.sized(policyRef);
      out.sized(keySign);
      checkTicket.write(out);
    }
  }

  /** The response, which has no parameters. */
  public record Response() implements TpmResponse {}
}
