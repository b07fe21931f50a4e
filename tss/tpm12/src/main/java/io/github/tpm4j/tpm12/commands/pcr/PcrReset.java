package io.github.tpm4j.tpm12.commands.pcr;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.TpmRequest;
import io.github.tpm4j.tpm12.commands.TpmResponse;
import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.structures.TpmPcrSelection;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.List;

/**
 * TPM_PCR_Reset (TPM Main 1.2, Part 3, 16.4): sets PCR back; on PC 16 and 23 from any locality.
 *
 * <p>Errors: TPM_INVALID_PCR_INFO, TPM_NOTRESETABLE, TPM_NOTLOCAL.
 */
public final class PcrReset {

  /** Its ordinal, handles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmOrd.PCR_RESET, Request::read, Response::read).build();

  private PcrReset() {}

  /**
   * The handles and parameters of the command.
   *
   * @param pcrSelection at least one PCR
   */
  public record Request(TpmPcrSelection pcrSelection) implements TpmRequest<Response> {

    static Request read(List<Integer> handles, TpmReader in) {
      return new Request(TpmPcrSelection.read(in));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public void writeParameters(TpmWriter out) {
      pcrSelection.write(out);
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
