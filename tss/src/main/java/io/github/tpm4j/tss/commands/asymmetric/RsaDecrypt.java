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

/**
 * TPM2_RSA_Decrypt (Part 3, 14.3): decrypts by an RSA key, and takes off the padding.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_KEY (handle 1),
 * TPM_RC_ATTRIBUTES (handle 1), TPM_RC_VALUE (parameter 3), TPM_RC_SCHEME (parameter 2),
 * TPM_RC_SIZE, TPM_RC_BINDING.
 */
public final class RsaDecrypt {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.RSA_DECRYPT, Request.class, Request::read, Response::read)
          .handle("keyHandle", TpmiDh.OBJECT, AuthRole.USER)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .decryptable()
          .encryptable()
          .build();

  private RsaDecrypt() {}

  /**
   * The handles and parameters of the command.
   *
   * @param keyHandle an RSA key with {@code decrypt} SET that is not restricted, authorised for
   *     USER
   * @param cipherText as long as the modulus
   * @param inScheme the padding if the key has none; TPM_ALG_NULL for the key's own, or the raw
   *     number if that has none
   * @param label OAEP's L, with a zero as its last byte if it is not empty
   */
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

  /**
   * The parameters of the response.
   *
   * @param message the message without padding; the caller wipes it
   */
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
