package io.github.tpm4j.tpm12.commands.pcr;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.TpmRequest;
import io.github.tpm4j.tpm12.commands.TpmResponse;
import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.List;

/**
 * TPM_PCRRead (TPM Main 1.2, Part 3, 16.2): reads a PCR.
 *
 * <p>Errors: TPM_BADINDEX.
 */
public final class PcrRead {

  /** Its ordinal, handles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmOrd.PCRREAD, Request::read, Response::read).build();

  private PcrRead() {}

  /**
   * The handles and parameters of the command.
   *
   * @param pcrIndex 0 to 23 on PC
   */
  public record Request(int pcrIndex) implements TpmRequest<Response> {

    static Request read(List<Integer> handles, TpmReader in) {
      return new Request(in.u32());
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.u32(pcrIndex);
    }
  }

  /**
   * The parameters of the response.
   *
   * @param outDigest its value: 20 bytes, SHA-1
   */
  public record Response(Bytes outDigest) implements TpmResponse {

    static Response read(int handle, TpmReader in) {
      return new Response(in.digest());
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.digest(outDigest);
    }
  }
}
