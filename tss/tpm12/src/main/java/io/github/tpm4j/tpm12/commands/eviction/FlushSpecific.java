package io.github.tpm4j.tpm12.commands.eviction;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.TpmRequest;
import io.github.tpm4j.tpm12.commands.TpmResponse;
import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.List;

/**
 * TPM_FlushSpecific (TPM Main 1.2, Part 3, 22.1): removes a key or session from its slot.
 *
 * <p>Errors: TPM_BAD_PARAMETER for a key that is not there, TPM_INVALID_AUTHHANDLE for a session.
 */
public final class FlushSpecific {

  /** Its ordinal, handles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmOrd.FLUSH_SPECIFIC, Request::read, Response::read).handles(1).build();

  private FlushSpecific() {}

  /**
   * The handles and parameters of the command.
   *
   * @param handle what leaves
   * @param resourceType 1 (TPM_RT_KEY), 2 (TPM_RT_AUTH), 4 (TPM_RT_TRANS) or 5 (TPM_RT_CONTEXT)
   */
  public record Request(int handle, int resourceType) implements TpmRequest<Response> {

    static Request read(List<Integer> handles, TpmReader in) {
      return new Request(handles.get(0), in.u32());
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<Integer> handles() {
      return List.of(handle);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.u32(resourceType);
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
