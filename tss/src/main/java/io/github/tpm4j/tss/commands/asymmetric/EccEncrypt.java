package io.github.tpm4j.tss.commands.asymmetric;

import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.algorithms.TpmtKdfScheme;
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
 * TPM2_ECC_Encrypt (Part 3, 14.8): encrypts to an elliptic-curve key by an ephemeral one.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_KEY (handle 1),
 * TPM_RC_ATTRIBUTES (handle 1), TPM_RC_SCHEME (parameter 2), TPM_RC_NO_RESULT.
 */
public final class EccEncrypt {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.ECC_ENCRYPT, Request.class, Request::read, Response::read)
          .handle("keyHandle", TpmiDh.OBJECT)
          .sessions(CommandSpec.Sessions.OPTIONAL)
          .decryptable()
          .encryptable()
          .build();

  private EccEncrypt() {}

  /**
   * The handles and parameters of the command.
   *
   * @param keyHandle the public key; it is not authorised, and its private part need not be loaded
   * @param plainText at most MAX_DIGEST_BUFFER bytes (TPM2B_MAX_BUFFER)
   * @param inScheme the KDF if the key has none; TPM_ALG_NULL for the key's own
   */
  public record Request(TpmHandle keyHandle, SecretBytes plainText, TpmtKdfScheme inScheme)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          handles.get(0),
          in.parameter(1, Tpm2b.MAX_BUFFER::readSecret),
          in.parameter(2, TpmtKdfScheme::readOrNull));
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
      out.sized(plainText);
      inScheme.write(out);
    }
  }

  /**
   * The parameters of the response.
   *
   * @param c1 the ephemeral public point
   * @param c2 the ciphertext, as long as the plaintext
   * @param c3 the check over the plaintext, a digest of the scheme's hash
   */
  public record Response(TpmsEccPoint c1, Bytes c2, Bytes c3) implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(
          in.parameter(1, TpmsEccPoint::readSized),
          in.parameter(2, Tpm2b.MAX_BUFFER::read),
          in.parameter(3, Tpm2b.DIGEST::read));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(c1);
      out.sized(c2);
      out.sized(c3);
    }
  }
}
