package io.github.tpm4j.tpm12.commands.testing;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.TpmRequest;
import io.github.tpm4j.tpm12.commands.TpmResponse;
import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.List;

/**
 * TPM_GetTestResult (TPM Main 1.2, Part 3, 4.3): reads what the self test found; works after a
 * failure too.
 */
public final class GetTestResult {

  /** Its ordinal, handles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmOrd.GET_TEST_RESULT, Request::read, Response::read).build();

  private GetTestResult() {}

  /** The handles and parameters of the command. */
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
   * @param outData of the vendor
   */
  public record Response(Bytes outData) implements TpmResponse {

    static Response read(int handle, TpmReader in) {
      return new Response(in.sized());
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(outData);
    }
  }
}
