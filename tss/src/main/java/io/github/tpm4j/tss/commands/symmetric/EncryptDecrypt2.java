package io.github.tpm4j.tss.commands.symmetric;

import io.github.tpm4j.tss.commands.AuthRole;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiAlg;
import io.github.tpm4j.tss.interfaces.TpmiDh;
import io.github.tpm4j.tss.interfaces.TpmiYesNo;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/** TPM2_EncryptDecrypt2 (Part 3, 15.3). */
public final class EncryptDecrypt2 {

  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.ENCRYPT_DECRYPT2, Request.class, Request::read, Response::read)
          .handle("keyHandle", TpmiDh.OBJECT, AuthRole.USER)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .decryptable()
          .encryptable()
          .build();

  private EncryptDecrypt2() {}

  /** The handles and parameters of the command. */
  public record Request(
      TpmHandle keyHandle, SecretBytes inData, boolean decrypt, TpmAlg mode, Bytes ivIn)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          handles.get(0),
          in.parameter(1, Tpm2b.MAX_BUFFER::readSecret),
          in.parameter(2, TpmiYesNo::read),
          in.parameter(3, TpmiAlg.CIPHER_MODE.orNull()::read),
          in.parameter(4, Tpm2b.IV::read));
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
      out.sized(inData);
      TpmiYesNo.write(out, decrypt);
      mode.write(out);
      out.sized(ivIn);
    }
  }

  /** The parameters of the response. */
  public record Response(SecretBytes outData, Bytes ivOut) implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(
          in.parameter(1, Tpm2b.MAX_BUFFER::readSecret), in.parameter(2, Tpm2b.IV::read));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(outData);
      out.sized(ivOut);
    }
  }
}
