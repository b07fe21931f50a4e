package io.github.tpm4j.tss.commands.policy;

import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.HandlesOnly;
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

/** TPM2_PolicyGetDigest (Part 3, 23.19): reads the policyDigest of a session. */
public final class PolicyGetDigest {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(
              TpmCc.POLICY_GET_DIGEST, Request.class, HandlesOnly.one(Request::new), Response::read)
          .handle("policySession", TpmiSh.POLICY)
          .sessions(CommandSpec.Sessions.OPTIONAL)
          .encryptable()
          .build();

  private PolicyGetDigest() {}

  /**
   * The handles and parameters of the command.
   *
   * @param policySession the policy or trial session
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

  /**
   * The parameters of the response.
   *
   * @param policyDigest as long as a digest of the session's hash
   */
  public record Response(Bytes policyDigest) implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(in.parameter(1, Tpm2b.DIGEST::read));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(policyDigest);
    }
  }
}
