package io.github.tpm4j.tss.commands.asymmetric;

import io.github.tpm4j.tss.algorithms.TpmtRsaDecrypt;
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

/** TPM2_RSA_Decrypt (Part 3, 14.3). */
public final class RsaDecrypt {

  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.RSA_DECRYPT, Request.class, Request::read, Response::read)
          .handle("keyHandle", TpmiDh.OBJECT, AuthRole.USER)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .decryptable()
          .encryptable()
          .build();

  private RsaDecrypt() {}

  /** The handles and parameters of the command. */
  public record Request(TpmHandle keyHandle, Bytes cipherText, TpmtRsaDecrypt inScheme, Bytes label)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          handles.get(0),
          in.parameter(1, Tpm2b.PUBLIC_KEY_RSA::read),
          in.parameter(2, TpmtRsaDecrypt::readOrNull),
          in.parameter(3, Tpm2b.DATA::read));
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
      out.sized(cipherText);
      inScheme.write(out);
      out.sized(label);
    }
  }

  /** The parameters of the response. */
  public record Response(SecretBytes message) implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(in.parameter(1, Tpm2b.PUBLIC_KEY_RSA::readSecret));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(message);
    }
  }
}
