package io.github.tpm4j.tpm12.commands.optin;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.TpmRequest;
import io.github.tpm4j.tpm12.commands.TpmResponse;
import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.List;

/**
 * TPM_SetOperatorAuth (TPM Main 1.2, Part 3, 5.7): sets the operator's secret, for who is at the
 * machine.
 *
 * <p>Errors: TPM_BAD_PRESENCE.
 */
public final class SetOperatorAuth {

  /** Its ordinal, handles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmOrd.SET_OPERATOR_AUTH, Request::read, Response::read).build();

  private SetOperatorAuth() {}

  /**
   * The handles and parameters of the command.
   *
   * @param operatorAuth the secret, in the clear: 20 bytes
   */
  public record Request(Bytes operatorAuth) implements TpmRequest<Response> {

    static Request read(List<Integer> handles, TpmReader in) {
      return new Request(in.digest());
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.digest(operatorAuth);
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
