package io.github.tpm4j.tss.commands.asymmetric;

import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.HandlesOnly;
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
 * TPM2_Encapsulate (Part 3 of version 185, 14.10): makes a secret and encrypts it to an ML-KEM key,
 * or by DHKEM to an elliptic-curve key.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_KEY (handle 1).
 */
public final class Encapsulate {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(
              TpmCc.ENCAPSULATE, Request.class, HandlesOnly.one(Request::new), Response::read)
          .handle("keyHandle", TpmiDh.OBJECT)
          .sessions(CommandSpec.Sessions.OPTIONAL)
          .encryptable()
          .build();

  private Encapsulate() {}

  /**
   * The handles and parameters of the command.
   *
   * @param keyHandle the public key; it is not authorised, and its private part need not be loaded
   */
  public record Request(TpmHandle keyHandle) implements TpmRequest<Response> {

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(keyHandle);
    }
  }

  /**
   * The parameters of the response.
   *
   * @param sharedSecret 32 bytes of ML-KEM, or as many as the KDF of DHKEM gives; the caller wipes
   *     them
   * @param ciphertext for TPM2_Decapsulate: 768, 1,088 or 1,568 bytes of ML-KEM; of DHKEM the
   *     ephemeral public key
   */
  public record Response(SecretBytes sharedSecret, Bytes ciphertext) implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(
          in.parameter(1, Tpm2b.SHARED_SECRET::readSecret),
          in.parameter(2, Tpm2b.KEM_CIPHERTEXT::read));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(sharedSecret);
      out.sized(ciphertext);
    }
  }
}
