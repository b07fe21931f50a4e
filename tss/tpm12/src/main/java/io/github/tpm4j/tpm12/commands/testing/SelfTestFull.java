package io.github.tpm4j.tpm12.commands.testing;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.TpmRequest;
import io.github.tpm4j.tpm12.commands.TpmResponse;
import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.List;

/**
 * TPM_SelfTestFull (TPM Main 1.2, Part 3, 4.1): tests everything, and answers when that is done.
 *
 * <p>Errors: TPM_FAILEDSELFTEST; the TPM then refuses all but a few commands.
 */
public final class SelfTestFull {

  /** Its ordinal, handles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmOrd.SELF_TEST_FULL, Request::read, Response::read).build();

  private SelfTestFull() {}

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
