package io.github.tpm4j.tpm12.commands.crypto;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.TpmRequest;
import io.github.tpm4j.tpm12.commands.TpmResponse;
import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.List;

/** TPM_GetRandom (TPM Main 1.2, Part 3, 13.6): makes random bytes. */
public final class GetRandom {

  /** Its ordinal, handles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmOrd.GET_RANDOM, Request::read, Response::read).build();

  private GetRandom() {}

  /**
   * The handles and parameters of the command.
   *
   * @param bytesRequested how many
   */
  public record Request(int bytesRequested) implements TpmRequest<Response> {

    static Request read(List<Integer> handles, TpmReader in) {
      return new Request(in.u32());
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.u32(bytesRequested);
    }
  }

  /**
   * The parameters of the response.
   *
   * @param randomBytes as many, or fewer
   */
  public record Response(Bytes randomBytes) implements TpmResponse {

    static Response read(int handle, TpmReader in) {
      return new Response(in.sized());
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(randomBytes);
    }
  }
}
