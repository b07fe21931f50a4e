package io.github.tpm4j.tss.commands.nv;

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
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/** TPM2_NV_Certify (Part 3, 31.16). */
public final class NvCertify {

  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.NV_CERTIFY, Request.class, Request::read, Response::read)
          .handle("signHandle", TpmiDh.OBJECT.orNull(), AuthRole.USER)
          .handle("authHandle", TpmiRh.NV_AUTH, AuthRole.USER)
          .handle("nvIndex", TpmiRh.NV_INDEX)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .decryptable()
          .encryptable()
          .build();

  private NvCertify() {}

  /** The handles and parameters of the command. */
  public record Request(
      TpmHandle signHandle,
      TpmHandle authHandle,
      TpmHandle nvIndex,
      Bytes qualifyingData,
      TpmtSigScheme inScheme,
      int size,
      int offset)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          handles.get(0),
          handles.get(1),
          handles.get(2),
          in.parameter(1, Tpm2b.DATA::read),
          in.parameter(2, TpmtSigScheme::readOrNull),
          in.parameter(3, TpmReader::u16),
          in.parameter(4, TpmReader::u16));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(signHandle, authHandle, nvIndex);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(qualifyingData);
      inScheme.write(out);
      out.u16(size);
      out.u16(offset);
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
