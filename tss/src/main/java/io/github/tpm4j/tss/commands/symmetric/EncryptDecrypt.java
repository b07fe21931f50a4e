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

/**
 * TPM2_EncryptDecrypt (Part 3, 15.2): encrypts or decrypts by a symmetric key; the data are not
 * encrypted on their way.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_KEY (handle 1),
 * TPM_RC_ATTRIBUTES (handle 1), TPM_RC_MODE (handle 1, parameter 2), TPM_RC_SIZE (parameter 3,
 * parameter 4).
 */
public final class EncryptDecrypt {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.ENCRYPT_DECRYPT, Request.class, Request::read, Response::read)
          .handle("keyHandle", TpmiDh.OBJECT, AuthRole.USER)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .encryptable()
          .build();

  private EncryptDecrypt() {}

  /**
   * The handles and parameters of the command.
   *
   * @param keyHandle a symmetric key with {@code sign} (to encrypt) or {@code decrypt} SET that is
   *     not restricted, authorised for USER
   * @param decrypt whether it decrypts
   * @param mode the mode if the key has none; TPM_ALG_NULL for the key's own
   * @param ivIn as long as a block; empty for ECB
   * @param inData at most TPM_PT_INPUT_BUFFER bytes; whole blocks for CBC and ECB
   */
  public record Request(
      TpmHandle keyHandle, boolean decrypt, TpmAlg mode, Bytes ivIn, SecretBytes inData)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          handles.get(0),
          in.parameter(1, TpmiYesNo::read),
          in.parameter(2, TpmiAlg.CIPHER_MODE.orNull()::read),
          in.parameter(3, Tpm2b.IV::read),
          in.parameter(4, Tpm2b.MAX_BUFFER::readSecret));
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
      TpmiYesNo.write(out, decrypt);
      mode.write(out);
      out.sized(ivIn);
      out.sized(inData);
    }
  }

  /**
   * The parameters of the response.
   *
   * @param outData as long as {@code inData}
   * @param ivOut for what follows; empty for ECB
   */
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
