package io.github.tpm4j.tss.commands.signing;

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
import io.github.tpm4j.tss.structures.TpmtTkHashcheck;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/** TPM2_Sign (Part 3, 20.2). */
public final class Sign {

  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.SIGN, Request.class, Request::read, Response::read)
          .handle("keyHandle", TpmiDh.OBJECT, AuthRole.USER)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .decryptable()
          .build();

  private Sign() {}

  /** The handles and parameters of the command. */
  public record Request(
      TpmHandle keyHandle, Bytes digest, TpmtSigScheme inScheme, TpmtTkHashcheck validation)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          handles.get(0),
          in.parameter(1, Tpm2b.DIGEST::read),
          in.parameter(2, TpmtSigScheme::readOrNull),
          in.parameter(3, TpmtTkHashcheck::read));
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
      out.sized(digest);
      inScheme.write(out);
      validation.write(out);
    }
  }

  /** The parameters of the response. */
  public record Response(TpmtSignature signature) implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(in.parameter(1, TpmtSignature::read));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      signature.write(out);
    }
  }
}
