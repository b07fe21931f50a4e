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
 * TPM_NV_ReadValueAuth (TPM Main 1.2, Part 3, 20.5): reads bytes of an NV Index by its own secret.
 *
 * <p>Sessions: the Index' own secret.
 *
 * <p>Errors: TPM_BADINDEX, TPM_AUTH_CONFLICT, TPM_NOSPACE beyond its end, TPM_DISABLED_CMD if
 * reading is locked.
 */
public final class NvReadValueAuth {

  /** Its ordinal, handles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmOrd.NV_READ_VALUE_AUTH, Request::read, Response::read)
          .sessions(1, 1)
          .build();

  private NvReadValueAuth() {}

  /**
   * The handles and parameters of the command.
   *
   * @param nvIndex its number
   * @param offset of the first byte
   * @param dataSizeBytes how many
   */
  public record Request(int nvIndex, int offset, int dataSizeBytes)
      implements TpmRequest<Response> {

    static Request read(List<Integer> handles, TpmReader in) {
      return new Request(in.u32(), in.u32(), in.u32());
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.u32(nvIndex);
      out.u32(offset);
      out.u32(dataSizeBytes);
    }
  }

  /**
   * The parameters of the response.
   *
   * @param data the bytes; the caller closes them
   */
  public record Response(SecretBytes data) implements TpmResponse {

    static Response read(int handle, TpmReader in) {
      return new Response(SecretBytes.read(in));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      data.write(out);
    }

    /** Without what may be secret. */
    @Override
    public String toString() {
      return "NvReadValueAuth.Response";
    }
  }
}
