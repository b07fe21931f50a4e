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
 * TPM_LoadKey (TPM Main 1.2, Part 3, 27.8): loads a key, in the way of TPM 1.1.
 *
 * <p>Sessions: the parent's secret, unless it has none.
 *
 * <p>Errors: TPM_INVALID_KEYUSAGE, TPM_NOSPACE, TPM_AUTHFAIL.
 */
public final class LoadKey {

  /** Its ordinal, handles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmOrd.LOAD_KEY, Request::read, Response::read)
          .handles(1)
          .sessions(0, 1)
          .build();

  private LoadKey() {}

  /**
   * The handles and parameters of the command.
   *
   * @param parentHandle a loaded storage key; 0x40000000 is the SRK
   * @param inKey what TPM_CreateWrapKey gave
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
   * The parameters of the response.
   *
   * @param inkeyHandle the loaded key; stands in the digest, unlike other handles
   */
  public record Response(int inkeyHandle) implements TpmResponse {

    static Response read(int handle, TpmReader in) {
      return new Response(in.u32());
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.u32(inkeyHandle);
    }
  }
}
