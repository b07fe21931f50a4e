package io.github.tpm4j.tpm12.commands.context;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.TpmRequest;
import io.github.tpm4j.tpm12.commands.TpmResponse;
import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.structures.TpmContextBlob;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.List;

/**
 * TPM_LoadContext (TPM Main 1.2, Part 3, 21.3): brings a key or session back.
 *
 * <p>Errors: TPM_BADCONTEXT, TPM_RESOURCES.
 */
public final class LoadContext {

  /** Its ordinal, handles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmOrd.LOAD_CONTEXT, Request::read, Response::read)
          .handles(1)
          .responseHandle()
          .build();

  private LoadContext() {}

  /**
   * The handles and parameters of the command.
   *
   * @param entityHandle the handle that it had
   * @param keepHandle whether it must have that handle again
   * @param contextBlob what TPM_SaveContext gave
   */
  public record Request(int entityHandle, boolean keepHandle, TpmContextBlob contextBlob)
      implements TpmRequest<Response> {

    static Request read(List<Integer> handles, TpmReader in) {
      return new Request(
          handles.get(0), in.bool(), TpmReader.readWhole(in.sized(), TpmContextBlob::read));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<Integer> handles() {
      return List.of(entityHandle);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.bool(keepHandle);
      out.sized(contextBlob.toBytes());
    }
  }

  /**
   * The parameters of the response.
   *
   * @param handle what was loaded
   */
  public record Response(int handle) implements TpmResponse {

    static Response read(int handle, TpmReader in) {
      return new Response(handle);
    }

    @Override
    public void writeParameters(TpmWriter out) {}
  }
}
