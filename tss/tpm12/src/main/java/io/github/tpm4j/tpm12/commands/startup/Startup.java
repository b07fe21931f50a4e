package io.github.tpm4j.tpm12.commands.startup;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.TpmRequest;
import io.github.tpm4j.tpm12.commands.TpmResponse;
import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.List;

/**
 * TPM_Startup (TPM Main 1.2, Part 3, 3.2): starts the TPM after a reset; the firmware of a computer
 * does.
 *
 * <p>Errors: TPM_INVALID_POSTINIT if it has been started, TPM_FAILEDSELFTEST for TPM_ST_STATE
 * without a saved state.
 */
public final class Startup {

  /** Its ordinal, handles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmOrd.STARTUP, Request::read, Response::read).build();

  private Startup() {}

  /**
   * The handles and parameters of the command.
   *
   * @param startupType 1 (TPM_ST_CLEAR), 2 (TPM_ST_STATE) or 3 (TPM_ST_DEACTIVATED)
   */
  public record Request(int startupType) implements TpmRequest<Response> {

    static Request read(List<Integer> handles, TpmReader in) {
      return new Request(in.u16());
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.u16(startupType);
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
