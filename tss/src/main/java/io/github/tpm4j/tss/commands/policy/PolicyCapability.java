package io.github.tpm4j.tss.commands.policy;

import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCap;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmEo;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiSh;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_PolicyCapability (Part 3 of revision 1.83, 23): demands that a value of TPM2_GetCapability
 * compares as given.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_VALUE (parameter 4, parameter
 * 5, parameter 2), TPM_RC_HANDLE (parameter 5), TPM_RC_SIZE (parameter 1), TPM_RC_POLICY.
 */
public final class PolicyCapability {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.POLICY_CAPABILITY, Request.class, Request::read, Response::new)
          .handle("policySession", TpmiSh.POLICY)
          .sessions(CommandSpec.Sessions.OPTIONAL)
          .decryptable()
          .build();

  private PolicyCapability() {}

  /**
   * The handles and parameters of the command.
   *
   * @param policySession the policy session whose policyDigest is extended, or a trial session
   * @param operandB what the value is compared with
   * @param offset of the first byte of the value that is compared
   * @param operation how they are compared
   * @param capability the group of the value
   * @param property which value of the group
   */
  public record Request(
      TpmHandle policySession,
      Bytes operandB,
      int offset,
      TpmEo operation,
      TpmCap capability,
      int property)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          handles.get(0),
          in.parameter(1, Tpm2b.OPERAND::read),
          in.parameter(2, TpmReader::u16),
          in.parameter(3, TpmEo::read),
          in.parameter(4, TpmCap::read),
          in.parameter(5, TpmReader::u32));
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
      out.sized(operandB);
      out.u16(offset);
      operation.write(out);
      capability.write(out);
      out.u32(property);
    }
  }

  /** The response, which has no parameters. */
  public record Response() implements TpmResponse {}
}
