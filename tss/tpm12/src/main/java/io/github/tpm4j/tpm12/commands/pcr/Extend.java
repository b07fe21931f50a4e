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
 * TPM_Extend (TPM Main 1.2, Part 3, 16.1): extends a PCR: its new value is SHA-1 of the old one and
 * the digest.
 *
 * <p>Errors: TPM_BADINDEX, TPM_BAD_LOCALITY.
 */
public final class Extend {

  /** Its ordinal, handles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmOrd.EXTEND, Request::read, Response::read).build();

  private Extend() {}

  /**
   * The handles and parameters of the command.
   *
   * @param pcrNum 0 to 23 on PC
   * @param inDigest 20 bytes
   */
  public record Request(int pcrNum, Bytes inDigest) implements TpmRequest<Response> {

    static Request read(List<Integer> handles, TpmReader in) {
      return new Request(in.u32(), in.digest());
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.u32(pcrNum);
      out.digest(inDigest);
    }
  }

  /**
   * The parameters of the response.
   *
   * @param outDigest the new value, 20 bytes; zeros while the TPM is disabled or deactivated
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
