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
 * TPM_GetCapabilityOwner (TPM Main 1.2, Part 3, 7.3): reads the flags.
 *
 * <p>Sessions: the owner's secret.
 */
public final class GetCapabilityOwner {

  /** Its ordinal, handles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmOrd.GET_CAPABILITY_OWNER, Request::read, Response::read)
          .sessions(1, 1)
          .build();

  private GetCapabilityOwner() {}

  /** The command, which has no parameters. */
  public record Request() implements TpmRequest<Response> {

    static Request read(List<Integer> handles, TpmReader in) {
      return new Request();
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public void writeParameters(TpmWriter out) {}
  }

  /**
   * The parameters of the response.
   *
   * @param version of the TPM: 4 bytes
   * @param nonVolatileFlags TPM_PERMANENT_FLAGS, the first flag in bit 0
   * @param volatileFlags TPM_STCLEAR_FLAGS, in the same way
   */
  public record Response(Bytes version, int nonVolatileFlags, int volatileFlags)
      implements TpmResponse {

    static Response read(int handle, TpmReader in) {
      return new Response(in.bytes(4), in.u32(), in.u32());
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.bytes(version);
      out.u32(nonVolatileFlags);
      out.u32(volatileFlags);
    }
  }
}
