package io.github.tpm4j.tpm12.commands.nv;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.TpmRequest;
import io.github.tpm4j.tpm12.commands.TpmResponse;
import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.List;

/**
 * TPM_DirRead (TPM Main 1.2, Part 3, 27.3): reads a data integrity register.
 *
 * <p>Errors: TPM_BADINDEX.
 */
public final class DirRead {

  /** Its ordinal, handles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmOrd.DIR_READ, Request::read, Response::read).build();

  private DirRead() {}

  /**
   * The handles and parameters of the command.
   *
   * @param dirIndex 0
   */
  public record Request(int dirIndex) implements TpmRequest<Response> {

    static Request read(List<Integer> handles, TpmReader in) {
      return new Request(in.u32());
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.u32(dirIndex);
    }
  }

  /**
   * The parameters of the response.
   *
   * @param dirContents 20 bytes
   */
  public record Response(Bytes dirContents) implements TpmResponse {

    static Response read(int handle, TpmReader in) {
      return new Response(in.digest());
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.digest(dirContents);
    }
  }
}
