package io.github.tpm4j.tpm12.commands.nv;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.TpmRequest;
import io.github.tpm4j.tpm12.commands.TpmResponse;
import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.structures.TpmNvDataPublic;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.List;

/**
 * TPM_NV_DefineSpace (TPM Main 1.2, Part 3, 20.1): makes an NV Index, or deletes it (size 0).
 *
 * <p>Sessions: the owner's secret, in an OSAP session, which the command ends; none where physical
 * presence allows it.
 *
 * <p>Errors: TPM_NOSPACE, TPM_BADINDEX, TPM_AUTH_CONFLICT, TPM_PER_NOWRITE, TPM_AREA_LOCKED,
 * TPM_BAD_DATASIZE.
 */
public final class NvDefineSpace {

  /** Its ordinal, handles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmOrd.NV_DEFINE_SPACE, Request::read, Response::read)
          .sessions(0, 1)
          .build();

  private NvDefineSpace() {}

  /**
   * The handles and parameters of the command.
   *
   * @param pubInfo how it is to be
   * @param encAuth its secret, encrypted in the session: 20 bytes
   */
  public record Request(TpmNvDataPublic pubInfo, Bytes encAuth) implements TpmRequest<Response> {

    static Request read(List<Integer> handles, TpmReader in) {
      return new Request(TpmNvDataPublic.read(in), in.digest());
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public void writeParameters(TpmWriter out) {
      pubInfo.write(out);
      out.digest(encAuth);
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
