package io.github.tpm4j.tpm12.commands.hash;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.TpmRequest;
import io.github.tpm4j.tpm12.commands.TpmResponse;
import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.List;

/**
 * TPM_SHA1CompleteExtend (TPM Main 1.2, Part 3, 13.4): hashes the rest, and extends a PCR by the
 * digest.
 *
 * <p>Errors: TPM_SHA_THREAD, TPM_SHA_ERROR, TPM_BADINDEX, TPM_BAD_LOCALITY.
 */
public final class Sha1CompleteExtend {

  /** Its ordinal, handles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmOrd.SHA1_COMPLETE_EXTEND, Request::read, Response::read).build();

  private Sha1CompleteExtend() {}

  /**
   * The handles and parameters of the command.
   *
   * @param pcrNum 0 to 23
   * @param hashData 64 bytes at most
   */
  public record Request(int pcrNum, Bytes hashData) implements TpmRequest<Response> {

    static Request read(List<Integer> handles, TpmReader in) {
      return new Request(in.u32(), in.sized());
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.u32(pcrNum);
      out.sized(hashData);
    }
  }

  /**
   * The parameters of the response.
   *
   * @param hashValue 20 bytes
   * @param outDigest the new value of the PCR: 20 bytes
   */
  public record Response(Bytes hashValue, Bytes outDigest) implements TpmResponse {

    static Response read(int handle, TpmReader in) {
      return new Response(in.digest(), in.digest());
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.digest(hashValue);
      out.digest(outDigest);
    }
  }
}
