package io.github.tpm4j.tpm12.commands.transport;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.TpmRequest;
import io.github.tpm4j.tpm12.commands.TpmResponse;
import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.List;

/**
 * TPM_ExecuteTransport (TPM Main 1.2, Part 3, 24.2): executes a command that is wrapped in a
 * transport session. What is authorised is the wrapped command as it was before it was encrypted:
 * SHA-1 of its ordinal and parameters stands in the place of its bytes, and the same holds for the
 * response.
 *
 * <p>Sessions: the transport session.
 *
 * <p>Errors: TPM_AUTHFAIL, TPM_BAD_PARAMETER, TPM_INVALID_AUTHHANDLE, TPM_NO_WRAP_TRANSPORT.
 */
public final class ExecuteTransport {

  /** Its ordinal, handles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmOrd.EXECUTE_TRANSPORT, Request::read, Response::read)
          .sessions(1, 1)
          .build();

  private ExecuteTransport() {}

  /**
   * The parameters of the command.
   *
   * @param wrappedCmd a whole command, whose parameters are encrypted if the session encrypts
   */
  public record Request(Bytes wrappedCmd) implements TpmRequest<Response> {

    static Request read(List<Integer> handles, TpmReader in) {
      return new Request(in.sized());
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(wrappedCmd);
    }
  }

  /**
   * The parameters of the response.
   *
   * @param currentTicks when the wrapped command was executed, in ticks
   * @param locality that the command came from: 0 to 4
   * @param wrappedRsp a whole response, whose parameters are encrypted if the session encrypts
   * @param wrappedDigest SHA-1 of the wrapped response's code, ordinal and parameters; it is not on
   *     the wire, and empty in what was read from there
   */
  public record Response(long currentTicks, int locality, Bytes wrappedRsp, Bytes wrappedDigest)
      implements TpmResponse {

    static Response read(int handle, TpmReader in) {
      return new Response(in.u64(), in.u32(), in.sized(), Bytes.EMPTY);
    }

    /**
     * {@return the same with the digest of the wrapped response}
     *
     * @param digest 20 bytes
     */
    public Response with(Bytes digest) {
      return new Response(currentTicks, locality, wrappedRsp, digest);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.u64(currentTicks).u32(locality).sized(wrappedRsp);
    }

    @Override
    public void writeDigested(TpmWriter out) {
      out.u64(currentTicks).u32(locality).u32(wrappedRsp.size()).digest(wrappedDigest);
    }
  }
}
