package io.github.tpm4j.tpm12.commands.context;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.TpmRequest;
import io.github.tpm4j.tpm12.commands.TpmResponse;
import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.List;

/**
 * TPM_SaveKeyContext (TPM Main 1.2, Part 3, 27.4): copies a key out of the TPM, in the way of TPM
 * 1.1.
 *
 * <p>Errors: TPM_INVALID_KEYHANDLE.
 */
public final class SaveKeyContext {

  /** Its ordinal, handles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmOrd.SAVE_KEY_CONTEXT, Request::read, Response::read)
          .handles(1)
          .build();

  private SaveKeyContext() {}

  /**
   * The handles and parameters of the command.
   *
   * @param keyHandle a loaded key
   */
  public record Request(int keyHandle) implements TpmRequest<Response> {

    static Request read(List<Integer> handles, TpmReader in) {
      return new Request(handles.get(0));
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
    public void writeParameters(TpmWriter out) {}
  }

  /**
   * The parameters of the response.
   *
   * @param keyContextBlob what TPM_LoadKeyContext takes
   */
  public record Response(Bytes keyContextBlob) implements TpmResponse {

    static Response read(int handle, TpmReader in) {
      return new Response(in.sized());
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(keyContextBlob);
    }
  }
}
