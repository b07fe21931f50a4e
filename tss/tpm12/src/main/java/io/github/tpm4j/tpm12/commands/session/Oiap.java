package io.github.tpm4j.tpm12.commands.session;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.TpmRequest;
import io.github.tpm4j.tpm12.commands.TpmResponse;
import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.List;

/**
 * TPM_OIAP (TPM Main 1.2, Part 3, 18.1): starts a session that any secret can be shown in.
 *
 * <p>Errors: TPM_RESOURCES if there is no room; a TPM has about 16 sessions. What stands in the
 * response is part of no authorisation digest.
 */
public final class Oiap {

  /** Its ordinal, handles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmOrd.OIAP, Request::read, Response::read).responseHandle().build();

  private Oiap() {}

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
   * The handle and parameters of the response.
   *
   * @param authHandle the session
   * @param nonceEven 20 bytes
   */
  public record Response(int authHandle, Bytes nonceEven) implements TpmResponse {

    static Response read(int handle, TpmReader in) {
      return new Response(handle, in.digest());
    }

    @Override
    public int handle() {
      return authHandle;
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.digest(nonceEven);
    }
  }
}
