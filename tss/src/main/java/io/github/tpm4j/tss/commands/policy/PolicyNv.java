package io.github.tpm4j.tss.commands.policy;

import io.github.tpm4j.tss.commands.AuthRole;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmEo;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiRh;
import io.github.tpm4j.tss.interfaces.TpmiSh;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_PolicyNV (Part 3, 23.9): demands that the content of an NV Index compares as given.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_NV_AUTHORIZATION,
 * TPM_RC_NV_LOCKED, TPM_RC_NV_UNINITIALIZED, TPM_RC_VALUE (parameter 2), TPM_RC_SIZE (parameter 1),
 * TPM_RC_POLICY, TPM_RC_NV_RANGE.
 */
public final class PolicyNv {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.POLICY_NV, Request.class, Request::read, Response::new)
          .handle("authHandle", TpmiRh.NV_AUTH, AuthRole.USER)
          .handle("nvIndex", TpmiRh.NV_INDEX)
          .handle("policySession", TpmiSh.POLICY)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .decryptable()
          .build();

  private PolicyNv() {}

  /**
   * The handles and parameters of the command.
   *
   * @param authHandle what may read the Index: the owner, the platform or the Index; authorised for
   *     USER
   * @param nvIndex the NV Index, 0x01000000 to 0x01FFFFFF
   * @param policySession the policy session whose policyDigest is extended, or a trial session
   * @param operandB what is compared with, at most as long as the largest digest
   * @param offset of the first byte in the Index
   * @param operation how they are compared
   */
  public record Request(
      TpmHandle authHandle,
      TpmHandle nvIndex,
      TpmHandle policySession,
      Bytes operandB,
      int offset,
      TpmEo operation)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          handles.get(0),
          handles.get(1),
          handles.get(2),
          in.parameter(1, Tpm2b.OPERAND::read),
          in.parameter(2, TpmReader::u16),
          in.parameter(3, TpmEo::read));
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
    public void writeParameters(TpmWriter out) {
      out.sized(operandB);
      out.u16(offset);
      operation.write(out);
    }
  }

  /** The response, which has no parameters. */
  public record Response() implements TpmResponse {}
}
