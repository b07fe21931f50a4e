package io.github.tpm4j.tpm12.commands.counter;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.TpmRequest;
import io.github.tpm4j.tpm12.commands.TpmResponse;
import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.List;

/**
 * TPM_ReleaseCounter (TPM Main 1.2, Part 3, 25.4): removes a counter.
 *
 * <p>Sessions: the counter's secret.
 *
 * <p>Errors: TPM_BAD_COUNTER.
 */
public final class ReleaseCounter {

  /** Its ordinal, handles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmOrd.RELEASE_COUNTER, Request::read, Response::read)
          .sessions(1, 1)
          .build();

  private ReleaseCounter() {}

  /**
   * The handles and parameters of the command.
   *
   * @param countId its number
   */
  public record Request(int countId) implements TpmRequest<Response> {

    static Request read(List<Integer> handles, TpmReader in) {
      return new Request(in.u32());
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.u32(countId);
    }
  }

  /** The response, which has no parameters. */
  public record Response() implements TpmResponse {

    static Response read(int handle, TpmReader in) {
      return new Response();
    }

    @Override
    public void writeParameters(TpmWriter out) {}
  }
}
