package io.github.tpm4j.tpm12.commands.hash;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.TpmRequest;
import io.github.tpm4j.tpm12.commands.TpmResponse;
import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.List;

/** TPM_SHA1Start (TPM Main 1.2, Part 3, 13.1): begins a hash. */
public final class Sha1Start {

  /** Its ordinal, handles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmOrd.SHA1_START, Request::read, Response::read).build();

  private Sha1Start() {}

  /** The command, which has no parameters. */
  public record Request() implements TpmRequest<Response> {

    static Request read(List<Integer> handles, TpmReader in) {
      return new Request();
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public void writeParameters(TpmWriter out) {}
  }

  /**
   * The parameters of the response.
   *
   * @param maxNumBytes of a piece
   */
  public record Response(int maxNumBytes) implements TpmResponse {

    static Response read(int handle, TpmReader in) {
      return new Response(in.u32());
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.u32(maxNumBytes);
    }
  }
}
