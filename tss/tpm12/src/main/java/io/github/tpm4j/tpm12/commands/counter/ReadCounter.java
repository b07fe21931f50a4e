package io.github.tpm4j.tpm12.commands.counter;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.TpmRequest;
import io.github.tpm4j.tpm12.commands.TpmResponse;
import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.structures.TpmCounterValue;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.List;

/**
 * TPM_ReadCounter (TPM Main 1.2, Part 3, 25.3): reads a counter.
 *
 * <p>Errors: TPM_BAD_COUNTER.
 */
public final class ReadCounter {

  /** Its ordinal, handles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmOrd.READ_COUNTER, Request::read, Response::read).build();

  private ReadCounter() {}

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

  /**
   * The parameters of the response.
   *
   * @param counterValue its value
   */
  public record Response(TpmCounterValue counterValue) implements TpmResponse {

    static Response read(int handle, TpmReader in) {
      return new Response(TpmCounterValue.read(in));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      counterValue.write(out);
    }
  }
}
