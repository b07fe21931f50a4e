package io.github.tpm4j.tpm12.commands.testing;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.TpmRequest;
import io.github.tpm4j.tpm12.commands.TpmResponse;
import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.List;

/**
 * TPM_ContinueSelfTest (TPM Main 1.2, Part 3, 4.2): tests what has not been tested; some TPMs
 * answer at once.
 */
public final class ContinueSelfTest {

  /** Its ordinal, handles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmOrd.CONTINUE_SELF_TEST, Request::read, Response::read).build();

  private ContinueSelfTest() {}

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

  /** The response, which has no parameters. */
  public record Response() implements TpmResponse {

    static Response read(int handle, TpmReader in) {
      return new Response();
    }

    @Override
    public void writeParameters(TpmWriter out) {}
  }
}
