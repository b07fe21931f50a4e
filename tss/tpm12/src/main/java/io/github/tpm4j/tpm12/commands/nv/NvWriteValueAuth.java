package io.github.tpm4j.tpm12.commands.nv;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.TpmRequest;
import io.github.tpm4j.tpm12.commands.TpmResponse;
import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.wire.SecretBytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.List;

/**
 * TPM_NV_WriteValueAuth (TPM Main 1.2, Part 3, 20.3): writes bytes of an NV Index by its own
 * secret.
 *
 * <p>Sessions: the Index' own secret.
 *
 * <p>Errors: TPM_BADINDEX, TPM_AUTH_CONFLICT, TPM_NOSPACE beyond its end, TPM_AREA_LOCKED,
 * TPM_NOT_FULLWRITE.
 */
public final class NvWriteValueAuth {

  /** Its ordinal, handles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmOrd.NV_WRITE_VALUE_AUTH, Request::read, Response::read)
          .sessions(1, 1)
          .build();

  private NvWriteValueAuth() {}

  /**
   * The handles and parameters of the command.
   *
   * @param nvIndex its number
   * @param offset of the first byte
   * @param data the bytes; none sets the lock that the attributes name
   */
  public record Request(int nvIndex, int offset, SecretBytes data) implements TpmRequest<Response> {

    static Request read(List<Integer> handles, TpmReader in) {
      return new Request(in.u32(), in.u32(), SecretBytes.read(in));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.u32(nvIndex);
      out.u32(offset);
      data.write(out);
    }

    /** Without what may be secret. */
    @Override
    public String toString() {
      return "NvWriteValueAuth.Request";
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
