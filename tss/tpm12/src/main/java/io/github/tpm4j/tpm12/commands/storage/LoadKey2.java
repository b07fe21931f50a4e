package io.github.tpm4j.tpm12.commands.storage;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.TpmRequest;
import io.github.tpm4j.tpm12.commands.TpmResponse;
import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.structures.TpmKey;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.List;

/**
 * TPM_LoadKey2 (TPM Main 1.2, Part 3, 10.5): loads a key into a slot.
 *
 * <p>Sessions: the parent's secret, unless it has none.
 *
 * <p>Errors: TPM_AUTHFAIL, TPM_NOSPACE if all slots are taken, TPM_DECRYPT_ERROR for a key of
 * another parent.
 */
public final class LoadKey2 {

  /** Its ordinal, handles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmOrd.LOAD_KEY2, Request::read, Response::read)
          .handles(1)
          .sessions(0, 1)
          .responseHandle()
          .build();

  private LoadKey2() {}

  /**
   * The handles and parameters of the command.
   *
   * @param parentHandle a loaded storage key; 0x40000000 is the SRK
   * @param inKey as TPM_CreateWrapKey gave it
   */
  public record Request(int parentHandle, TpmKey inKey) implements TpmRequest<Response> {

    static Request read(List<Integer> handles, TpmReader in) {
      return new Request(handles.get(0), TpmKey.read(in));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<Integer> handles() {
      return List.of(parentHandle);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      inKey.write(out);
    }
  }

  /**
   * The handle and parameters of the response.
   *
   * @param inkeyHandle where the key is; no part of the authorisation digest
   */
  public record Response(int inkeyHandle) implements TpmResponse {

    static Response read(int handle, TpmReader in) {
      return new Response(handle);
    }

    @Override
    public int handle() {
      return inkeyHandle;
    }

    @Override
    public void writeParameters(TpmWriter out) {}
  }
}
