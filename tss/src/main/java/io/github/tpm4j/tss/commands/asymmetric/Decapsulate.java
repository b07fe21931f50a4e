package io.github.tpm4j.tss.commands.asymmetric;

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
 * TPM2_Decapsulate (Part 3 of version 185, 14.11): gets the secret out of a ciphertext that was
 * made for an ML-KEM key, or by DHKEM for an elliptic-curve key.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_KEY (handle 1),
 * TPM_RC_ATTRIBUTES (handle 1), TPM_RC_SIZE (parameter 1), TPM_RC_ECC_POINT (parameter 1),
 * TPM_RC_NO_RESULT, TPM_RC_BINDING.
 */
public final class Decapsulate {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.DECAPSULATE, Request.class, Request::read, Response::read)
          .handle("keyHandle", TpmiDh.OBJECT, AuthRole.USER)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .decryptable()
          .encryptable()
          .build();

  private Decapsulate() {}

  /**
   * The handles and parameters of the command.
   *
   * @param keyHandle a key with {@code decrypt} SET that is not restricted, authorised for USER
   * @param ciphertext 768, 1,088 or 1,568 bytes, as the parameter set of ML-KEM says; of DHKEM the
   *     ephemeral public key
   */
  public record Request(TpmHandle keyHandle, Bytes ciphertext) implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(handles.get(0), in.parameter(1, Tpm2b.KEM_CIPHERTEXT::read));
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
      out.sized(ciphertext);
    }
  }

  /**
   * The parameters of the response.
   *
   * @param sharedSecret the secret; of a ciphertext of ML-KEM that was not made for the key,
   *     another one (implicit rejection)
   */
  public record Response(SecretBytes sharedSecret) implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(in.parameter(1, Tpm2b.SHARED_SECRET::readSecret));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(sharedSecret);
    }
  }
}
