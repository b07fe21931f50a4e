package io.github.tpm4j.tpm12.commands.storage;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.TpmRequest;
import io.github.tpm4j.tpm12.commands.TpmResponse;
import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.structures.TpmPubkey;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.List;

/**
 * TPM_GetPubKey (TPM Main 1.2, Part 3, 10.6): reads the public part of a loaded key.
 *
 * <p>Sessions: the key's secret, unless it has none or shows its public part without.
 *
 * <p>Errors: TPM_AUTHFAIL, TPM_INVALID_KEYHANDLE, TPM_WRONGPCRVAL.
 */
public final class GetPubKey {

  /** Its ordinal, handles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmOrd.GET_PUB_KEY, Request::read, Response::read)
          .handles(1)
          .sessions(0, 1)
          .build();

  private GetPubKey() {}

  /**
   * The handles and parameters of the command.
   *
   * @param keyHandle a loaded key; the SRK only where the owner allows it
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
   * @param pubKey the public key
   */
  public record Response(TpmPubkey pubKey) implements TpmResponse {

    static Response read(int handle, TpmReader in) {
      return new Response(TpmPubkey.read(in));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      pubKey.write(out);
    }
  }
}
