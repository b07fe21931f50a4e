package io.github.tpm4j.tpm12.commands.optin;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.TpmRequest;
import io.github.tpm4j.tpm12.commands.TpmResponse;
import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.List;

/**
 * TPM_OwnerSetDisable (TPM Main 1.2, Part 3, 5.2): enables or disables the TPM, for the owner.
 *
 * <p>Sessions: the owner's secret.
 */
public final class OwnerSetDisable {

  /** Its ordinal, handles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmOrd.OWNER_SET_DISABLE, Request::read, Response::read)
          .sessions(1, 1)
          .build();

  private OwnerSetDisable() {}

  /**
   * The handles and parameters of the command.
   *
   * @param disableState whether it is to be disabled
   */
  public record Request(boolean disableState) implements TpmRequest<Response> {

    static Request read(List<Integer> handles, TpmReader in) {
      return new Request(in.bool());
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.bool(disableState);
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
