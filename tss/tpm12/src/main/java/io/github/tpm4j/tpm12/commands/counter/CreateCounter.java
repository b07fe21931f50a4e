package io.github.tpm4j.tpm12.commands.counter;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.TpmRequest;
import io.github.tpm4j.tpm12.commands.TpmResponse;
import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.structures.TpmCounterValue;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.List;

/**
 * TPM_CreateCounter (TPM Main 1.2, Part 3, 25.1): makes a monotonic counter.
 *
 * <p>Sessions: the owner's secret, in an OSAP session, which the command ends.
 *
 * <p>Errors: TPM_SIZE.
 */
public final class CreateCounter {

  /** Its ordinal, handles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmOrd.CREATE_COUNTER, Request::read, Response::read)
          .sessions(1, 1)
          .build();

  private CreateCounter() {}

  /**
   * The handles and parameters of the command.
   *
   * @param authData the counter's secret, encrypted in the session: 20 bytes
   * @param label 4 bytes of the caller
   */
  public record Request(Bytes authData, Bytes label) implements TpmRequest<Response> {

    static Request read(List<Integer> handles, TpmReader in) {
      return new Request(in.digest(), in.bytes(TpmCounterValue.LABEL_SIZE_BYTES));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.digest(authData);
      out.bytes(label);
    }
  }

  /**
   * The parameters of the response.
   *
   * @param countId its number
   * @param counterValue its value
   */
  public record Response(int countId, TpmCounterValue counterValue) implements TpmResponse {

    static Response read(int handle, TpmReader in) {
      return new Response(in.u32(), TpmCounterValue.read(in));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.u32(countId);
      counterValue.write(out);
    }
  }
}
