package io.github.tpm4j.tss.commands.attestation;

import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.commands.AuthRole;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiDh;
import io.github.tpm4j.tss.interfaces.TpmiRh;
import io.github.tpm4j.tss.interfaces.TpmiSh;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/** TPM2_GetSessionAuditDigest (Part 3, 18.5). */
public final class GetSessionAuditDigest {

  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(
              TpmCc.GET_SESSION_AUDIT_DIGEST, Request.class, Request::read, Response::read)
          .handle("privacyAdminHandle", TpmiRh.ENDORSEMENT, AuthRole.USER)
          .handle("signHandle", TpmiDh.OBJECT.orNull(), AuthRole.USER)
          .handle("sessionHandle", TpmiSh.HMAC)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .decryptable()
          .encryptable()
          .build();

  private GetSessionAuditDigest() {}

  /** The handles and parameters of the command. */
  public record Request(
      TpmHandle privacyAdminHandle,
      TpmHandle signHandle,
      TpmHandle sessionHandle,
      Bytes qualifyingData,
      TpmtSigScheme inScheme)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          handles.get(0),
          handles.get(1),
          handles.get(2),
          in.parameter(1, Tpm2b.DATA::read),
          in.parameter(2, TpmtSigScheme::readOrNull));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(privacyAdminHandle, signHandle, sessionHandle);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(qualifyingData);
      inScheme.write(out);
    }
  }

  /** The parameters of the response. */
  public record Response(Bytes auditInfo, TpmtSignature signature) implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(
          in.parameter(1, Tpm2b.ATTEST::read), in.parameter(2, TpmtSignature::read));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(auditInfo);
      signature.write(out);
    }
  }
}
