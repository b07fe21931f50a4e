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

/**
 * TPM2_ECC_Decrypt (Part 3, 14.9): decrypts what TPM2_ECC_Encrypt has encrypted to an
 * elliptic-curve key.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_KEY (handle 1),
 * TPM_RC_ATTRIBUTES (handle 1), TPM_RC_SCHEME (parameter 4), TPM_RC_NO_RESULT, TPM_RC_VALUE,
 * TPM_RC_BINDING.
 */
public final class EccDecrypt {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.ECC_DECRYPT, Request.class, Request::read, Response::read)
          .handle("keyHandle", TpmiDh.OBJECT, AuthRole.USER)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .decryptable()
          .encryptable()
          .build();

  private EccDecrypt() {}

  /**
   * The handles and parameters of the command.
   *
   * @param keyHandle an elliptic-curve key with {@code decrypt} SET that is not restricted,
   *     authorised for USER
   * @param c1 the ephemeral public point of the one who encrypted
   * @param c2 the ciphertext, as long as the plaintext
   * @param c3 the check over the plaintext, a digest of the scheme's hash
   * @param inScheme the KDF if the key has none; TPM_ALG_NULL for the key's own
   */
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

  /**
   * The parameters of the response.
   *
   * @param plainText the plaintext; the caller wipes it
   */
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
