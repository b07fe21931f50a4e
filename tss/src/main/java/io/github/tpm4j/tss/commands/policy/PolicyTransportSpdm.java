package io.github.tpm4j.tss.commands.policy;

import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiSh;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_PolicyTransportSPDM (Part 3 of version 184, 23.25): demands that the command comes over an
 * SPDM session of certain keys.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_VALUE, TPM_RC_HASH (parameter 1
 * or 2), TPM_RC_SIZE (parameter 1 or 2).
 */
public final class PolicyTransportSpdm {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.POLICY_TRANSPORT_SPDM, Request.class, Request::read, Response::new)
          .handle("policySession", TpmiSh.POLICY)
          .sessions(CommandSpec.Sessions.OPTIONAL)
          .decryptable()
          .build();

  private PolicyTransportSpdm() {}

  /**
   * The handles and parameters of the command.
   *
   * @param policySession the policy session whose policyDigest is extended, or a trial session
   * @param reqKeyName the Name of the requester's key; empty for any
   * @param tpmKeyName the Name of the TPM's key; empty for any
   */
  public record Request(TpmHandle policySession, Bytes reqKeyName, Bytes tpmKeyName)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          handles.get(0), in.parameter(1, Tpm2b.NAME::read), in.parameter(2, Tpm2b.NAME::read));
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
      out.sized(reqKeyName);
      out.sized(tpmKeyName);
    }
  }

  /** The response, which has no parameters. */
  public record Response() implements TpmResponse {}
}
