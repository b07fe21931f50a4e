package io.github.tpm4j.tpm12.commands.capability;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.TpmRequest;
import io.github.tpm4j.tpm12.commands.TpmResponse;
import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.List;

/**
 * TPM_SetCapability (TPM Main 1.2, Part 3, 7.2): sets a flag.
 *
 * <p>Sessions: the owner's secret, or none where somebody at the machine suffices.
 *
 * <p>Errors: TPM_BAD_PARAMETER, TPM_AUTHFAIL.
 */
public final class SetCapability {

  /** Its ordinal, handles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmOrd.SET_CAPABILITY, Request::read, Response::read)
          .sessions(0, 1)
          .build();

  private SetCapability() {}

  /**
   * The handles and parameters of the command.
   *
   * @param capArea such as 1 for the permanent flags
   * @param subCap which flag
   * @param setValue its value
   */
  public record Request(int capArea, Bytes subCap, Bytes setValue) implements TpmRequest<Response> {

    static Request read(List<Integer> handles, TpmReader in) {
      return new Request(in.u32(), in.sized(), in.sized());
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.u32(capArea);
      out.sized(subCap);
      out.sized(setValue);
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
