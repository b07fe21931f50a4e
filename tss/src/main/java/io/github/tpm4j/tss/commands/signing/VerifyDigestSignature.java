package io.github.tpm4j.tss.commands.signing;

import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiDh;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.structures.TpmtTkVerified;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/** TPM2_VerifyDigestSignature (Part 3 of version 185, 20.4). */
public final class VerifyDigestSignature {

  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(
              TpmCc.VERIFY_DIGEST_SIGNATURE, Request.class, Request::read, Response::read)
          .handle("keyHandle", TpmiDh.OBJECT)
          .sessions(CommandSpec.Sessions.OPTIONAL)
          .decryptable()
          .build();

  private VerifyDigestSignature() {}

  /** The handles and parameters of the command. */
  public record Request(TpmHandle keyHandle, Bytes context, Bytes digest, TpmtSignature signature)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          handles.get(0),
          in.parameter(1, Tpm2b.SIGNATURE_CTX::read),
          in.parameter(2, Tpm2b.DIGEST::read),
          in.parameter(3, TpmtSignature::read));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(keyHandle);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(context);
      out.sized(digest);
      signature.write(out);
    }
  }

  /** The parameters of the response. */
  public record Response(TpmtTkVerified validation) implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(in.parameter(1, TpmtTkVerified::read));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      validation.write(out);
    }
  }
}
