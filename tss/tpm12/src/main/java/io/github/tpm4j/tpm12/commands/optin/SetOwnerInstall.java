package io.github.tpm4j.tpm12.commands.optin;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.TpmRequest;
import io.github.tpm4j.tpm12.commands.TpmResponse;
import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.List;

/**
 * TPM_SetOwnerInstall (TPM Main 1.2, Part 3, 5.1): allows an owner to be set, or forbids it, for
 * who is at the machine.
 *
 * <p>Errors: TPM_BAD_PRESENCE.
 */
public final class SetOwnerInstall {

  /** Its ordinal, handles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmOrd.SET_OWNER_INSTALL, Request::read, Response::read).build();

  private SetOwnerInstall() {}

  /**
   * The handles and parameters of the command.
   *
   * @param state whether it is to be allowed
   */
  public record Request(boolean state) implements TpmRequest<Response> {

    static Request read(List<Integer> handles, TpmReader in) {
      return new Request(in.bool());
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.bool(state);
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
