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
 * TPM_LoadKeyContext (TPM Main 1.2, Part 3, 27.4): brings a key back, in the way of TPM 1.1.
 *
 * <p>Errors: TPM_BADCONTEXT.
 */
public final class LoadKeyContext {

  /** Its ordinal, handles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmOrd.LOAD_KEY_CONTEXT, Request::read, Response::read)
          .responseHandle()
          .build();

  private LoadKeyContext() {}

  /**
   * The handles and parameters of the command.
   *
   * @param keyContextBlob what TPM_SaveKeyContext gave
   */
  public record Request(Bytes keyContextBlob) implements TpmRequest<Response> {

    static Request read(List<Integer> handles, TpmReader in) {
      return new Request(in.sized());
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(keyContextBlob);
    }
  }

  /**
   * The parameters of the response.
   *
   * @param keyHandle what was loaded
   */
  public record Response(int keyHandle) implements TpmResponse {

    static Response read(int handle, TpmReader in) {
      return new Response(handle);
    }

    @Override
    public int handle() {
      return keyHandle;
    }

    @Override
    public void writeParameters(TpmWriter out) {}
  }
}
