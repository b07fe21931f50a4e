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
 * TPM_GetCapability (TPM Main 1.2, Part 3, 7.1): asks what the TPM can do and how it stands.
 *
 * <p>Errors: TPM_BAD_MODE for an unknown kind, TPM_BAD_PARAMETER.
 */
public final class GetCapability {

  /** Its ordinal, handles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmOrd.GET_CAPABILITY, Request::read, Response::read).build();

  private GetCapability() {}

  /**
   * The handles and parameters of the command.
   *
   * @param capArea the kind, such as {@link
   *     io.github.tpm4j.tpm12.constants.CapabilityConstants#CAP_PROPERTY}
   * @param subCap which of the kind: mostly a UINT32; may be empty
   */
  public record Request(int capArea, Bytes subCap) implements TpmRequest<Response> {

    static Request read(List<Integer> handles, TpmReader in) {
      return new Request(in.u32(), in.sized());
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.u32(capArea);
      out.sized(subCap);
    }
  }

  /**
   * The parameters of the response.
   *
   * @param resp the answer, in the form of its kind
   */
  public record Response(Bytes resp) implements TpmResponse {

    static Response read(int handle, TpmReader in) {
      return new Response(in.sized());
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(resp);
    }
  }
}
