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
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.structures.TpmtTkCreation;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/** TPM2_CertifyCreation (Part 3, 18.3). */
public final class CertifyCreation {

  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.CERTIFY_CREATION, Request.class, Request::read, Response::read)
          .handle("signHandle", TpmiDh.OBJECT.orNull(), AuthRole.USER)
          .handle("objectHandle", TpmiDh.OBJECT)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .decryptable()
          .encryptable()
          .build();

  private CertifyCreation() {}

  /** The handles and parameters of the command. */
  public record Request(
      TpmHandle signHandle,
      TpmHandle objectHandle,
      Bytes qualifyingData,
      Bytes creationHash,
      TpmtSigScheme inScheme,
      TpmtTkCreation creationTicket)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          handles.get(0),
          handles.get(1),
          in.parameter(1, Tpm2b.DATA::read),
          in.parameter(2, Tpm2b.DIGEST::read),
          in.parameter(3, TpmtSigScheme::readOrNull),
          in.parameter(4, TpmtTkCreation::read));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(signHandle, objectHandle);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(qualifyingData);
      out.sized(creationHash);
      inScheme.write(out);
      creationTicket.write(out);
    }
  }

  /** The parameters of the response. */
  public record Response(Bytes certifyInfo, TpmtSignature signature) implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(
          in.parameter(1, Tpm2b.ATTEST::read), in.parameter(2, TpmtSignature::read));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(certifyInfo);
      signature.write(out);
    }
  }
}
