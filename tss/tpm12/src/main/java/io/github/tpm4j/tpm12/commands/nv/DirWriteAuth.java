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
 * TPM_DirWriteAuth (TPM Main 1.2, Part 3, 27.3): writes a data integrity register.
 *
 * <p>Sessions: the owner's secret.
 *
 * <p>Errors: TPM_BADINDEX.
 */
public final class DirWriteAuth {

  /** Its ordinal, handles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmOrd.DIR_WRITE_AUTH, Request::read, Response::read)
          .sessions(1, 1)
          .build();

  private DirWriteAuth() {}

  /**
   * The handles and parameters of the command.
   *
   * @param dirIndex 0
   * @param newContents 20 bytes
   */
  public record Request(int dirIndex, Bytes newContents) implements TpmRequest<Response> {

    static Request read(List<Integer> handles, TpmReader in) {
      return new Request(in.u32(), in.digest());
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.u32(dirIndex);
      out.digest(newContents);
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
