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
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Revision;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/** TPM2_CertifyX509 (Part 3, 18.8). */
public final class CertifyX509 {

  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.CERTIFY_X509, Request.class, Request::read, Response::read)
          .handle("objectHandle", TpmiDh.OBJECT, AuthRole.ADMIN)
          .handle("signHandle", TpmiDh.OBJECT.orNullBefore(Revision.V183), AuthRole.USER)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .decryptable()
          .encryptable()
          .build();

  private CertifyX509() {}

  /** The handles and parameters of the command. */
  public record Request(
      TpmHandle objectHandle,
      TpmHandle signHandle,
      Bytes reserved,
      TpmtSigScheme inScheme,
      Bytes partialCertificate)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          handles.get(0),
          handles.get(1),
          in.parameter(1, Tpm2b.DATA::read),
          in.parameter(2, TpmtSigScheme::readOrNull),
          in.parameter(3, Tpm2b.MAX_BUFFER::read));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(objectHandle, signHandle);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(reserved);
      inScheme.write(out);
      out.sized(partialCertificate);
    }
  }

  /** The parameters of the response. */
  public record Response(Bytes addedToCertificate, Bytes tbsDigest, TpmtSignature signature)
      implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(
          in.parameter(1, Tpm2b.MAX_BUFFER::read),
          in.parameter(2, Tpm2b.DIGEST::read),
          in.parameter(3, TpmtSignature::read));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(addedToCertificate);
      out.sized(tbsDigest);
      signature.write(out);
    }
  }
}
