package io.github.tpm4j.tpm12.commands.ticks;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.TpmRequest;
import io.github.tpm4j.tpm12.commands.TpmResponse;
import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.structures.TpmCurrentTicks;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.List;

/** TPM_GetTicks (TPM Main 1.2, Part 3, 23.1): reads the time since the start. */
public final class GetTicks {

  /** Its ordinal, handles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmOrd.GET_TICKS, Request::read, Response::read).build();

  private GetTicks() {}

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
   * @param currentTime the time
   */
  public record Response(TpmCurrentTicks currentTime) implements TpmResponse {

    static Response read(int handle, TpmReader in) {
      return new Response(TpmCurrentTicks.read(in));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      currentTime.write(out);
    }
  }
}
