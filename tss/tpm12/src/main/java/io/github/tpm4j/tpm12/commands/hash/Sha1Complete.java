package io.github.tpm4j.tpm12.commands.hash;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.TpmRequest;
import io.github.tpm4j.tpm12.commands.TpmResponse;
import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.List;

/**
 * TPM_SHA1Complete (TPM Main 1.2, Part 3, 13.3): hashes the rest.
 *
 * <p>Errors: TPM_SHA_THREAD, TPM_SHA_ERROR.
 */
public final class Sha1Complete {

  /** Its ordinal, handles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmOrd.SHA1_COMPLETE, Request::read, Response::read).build();

  private Sha1Complete() {}

  /**
   * The handles and parameters of the command.
   *
   * @param hashData 64 bytes at most
   */
  public record Request(Bytes hashData) implements TpmRequest<Response> {

    static Request read(List<Integer> handles, TpmReader in) {
      return new Request(in.sized());
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(hashData);
    }
  }

  /**
   * The parameters of the response.
   *
   * @param hashValue 20 bytes
   */
  public record Response(Bytes hashValue) implements TpmResponse {

    static Response read(int handle, TpmReader in) {
      return new Response(in.digest());
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.digest(hashValue);
    }
  }
}
