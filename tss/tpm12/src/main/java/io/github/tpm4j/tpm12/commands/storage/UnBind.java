package io.github.tpm4j.tpm12.commands.storage;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.TpmRequest;
import io.github.tpm4j.tpm12.commands.TpmResponse;
import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.SecretBytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.List;

/**
 * TPM_UnBind (TPM Main 1.2, Part 3, 10.3): decrypts what was encrypted to a key.
 *
 * <p>Sessions: the key's secret, unless it has none.
 *
 * <p>Errors: TPM_DECRYPT_ERROR, TPM_INVALID_KEYUSAGE.
 */
public final class UnBind {

  /** Its ordinal, handles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmOrd.UN_BIND, Request::read, Response::read)
          .handles(1)
          .sessions(0, 1)
          .build();

  private UnBind() {}

  /**
   * The handles and parameters of the command.
   *
   * @param keyHandle a loaded bind or legacy key
   * @param inData as long as the modulus
   */
  public record Request(int keyHandle, Bytes inData) implements TpmRequest<Response> {

    static Request read(List<Integer> handles, TpmReader in) {
      return new Request(handles.get(0), in.sized());
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<Integer> handles() {
      return List.of(keyHandle);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(inData);
    }
  }

  /**
   * The parameters of the response.
   *
   * @param outData the plain data, which the caller closes: of a bind key what stood in the
   *     TPM_BOUND_DATA
   */
  public record Response(SecretBytes outData) implements TpmResponse {

    static Response read(int handle, TpmReader in) {
      return new Response(SecretBytes.read(in));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      outData.write(out);
    }

    /** Without what may be secret. */
    @Override
    public String toString() {
      return "UnBind.Response";
    }
  }
}
