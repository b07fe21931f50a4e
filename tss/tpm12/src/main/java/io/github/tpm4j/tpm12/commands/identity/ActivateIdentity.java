package io.github.tpm4j.tpm12.commands.identity;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.TpmRequest;
import io.github.tpm4j.tpm12.commands.TpmResponse;
import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.structures.TpmSymmetricKey;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.List;

/**
 * TPM_ActivateIdentity (TPM Main 1.2, Part 3, 15.2): decrypts what an authority has encrypted to
 * the endorsement key for an identity key.
 *
 * <p>Sessions: the identity key's secret, unless it has none; the owner's.
 *
 * <p>Errors: TPM_BAD_PARAMETER if it is for another key, TPM_DECRYPT_ERROR.
 */
public final class ActivateIdentity {

  /** Its ordinal, handles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmOrd.ACTIVATE_IDENTITY, Request::read, Response::read)
          .handles(1)
          .sessions(1, 2)
          .build();

  private ActivateIdentity() {}

  /**
   * The handles and parameters of the command.
   *
   * @param idKeyHandle a loaded identity key
   * @param blob OAEP of a {@link io.github.tpm4j.tpm12.structures.TpmAsymCaContents} or a
   *     TPM_EK_BLOB
   */
  public record Request(int idKeyHandle, Bytes blob) implements TpmRequest<Response> {

    static Request read(List<Integer> handles, TpmReader in) {
      return new Request(handles.get(0), in.sized());
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<Integer> handles() {
      return List.of(idKeyHandle);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(blob);
    }
  }

  /**
   * The parameters of the response.
   *
   * @param symmetricKey which decrypts the credential
   */
  public record Response(TpmSymmetricKey symmetricKey) implements TpmResponse {

    static Response read(int handle, TpmReader in) {
      return new Response(TpmSymmetricKey.read(in));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      symmetricKey.write(out);
    }
  }
}
