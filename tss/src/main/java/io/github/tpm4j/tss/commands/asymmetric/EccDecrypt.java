package io.github.tpm4j.tss.commands.asymmetric;

import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.algorithms.TpmtKdfScheme;
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
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/** TPM2_ECC_Decrypt (Part 3, 14.9). */
public final class EccDecrypt {

  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.ECC_DECRYPT, Request.class, Request::read, Response::read)
          .handle("keyHandle", TpmiDh.OBJECT, AuthRole.USER)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .decryptable()
          .encryptable()
          .build();

  private EccDecrypt() {}

  /** The handles and parameters of the command. */
  public record Request(
      TpmHandle keyHandle, TpmsEccPoint c1, Bytes c2, Bytes c3, TpmtKdfScheme inScheme)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          handles.get(0),
          in.parameter(1, TpmsEccPoint::readSized),
          in.parameter(2, Tpm2b.MAX_BUFFER::read),
          in.parameter(3, Tpm2b.DIGEST::read),
          in.parameter(4, TpmtKdfScheme::readOrNull));
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
      out.sized(c1);
      out.sized(c2);
      out.sized(c3);
      inScheme.write(out);
    }
  }

  /** The parameters of the response. */
  public record Response(SecretBytes plainText) implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(in.parameter(1, Tpm2b.MAX_BUFFER::readSecret));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(plainText);
    }
  }
}
