package io.github.tpm4j.tpm12.commands.context;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.TpmRequest;
import io.github.tpm4j.tpm12.commands.TpmResponse;
import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.structures.TpmContextBlob;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.List;

/**
 * TPM_SaveContext (TPM Main 1.2, Part 3, 21.2): takes a key or session out of the TPM.
 *
 * <p>Errors: TPM_BAD_HANDLE, TPM_INVALID_RESOURCE.
 */
public final class SaveContext {

  /** Its ordinal, handles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmOrd.SAVE_CONTEXT, Request::read, Response::read).handles(1).build();

  private SaveContext() {}

  /**
   * The handles and parameters of the command.
   *
   * @param handle the key or session
   * @param resourceType 1 for a key, 2 for a session
   * @param label 16 bytes of the caller
   */
  public record Request(int handle, int resourceType, Bytes label) implements TpmRequest<Response> {

    static Request read(List<Integer> handles, TpmReader in) {
      return new Request(handles.get(0), in.u32(), in.bytes(TpmContextBlob.LABEL_SIZE_BYTES));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<Integer> handles() {
      return List.of(handle);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.u32(resourceType);
      out.bytes(label);
    }
  }

  /**
   * The parameters of the response.
   *
   * @param contextBlob what TPM_LoadContext takes
   */
  public record Response(TpmContextBlob contextBlob) implements TpmResponse {

    static Response read(int handle, TpmReader in) {
      return new Response(TpmReader.readWhole(in.sized(), TpmContextBlob::read));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(contextBlob.toBytes());
    }
  }
}
