package io.github.tpm4j.tss.commands.contextmanagement;

import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiDh;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_FlushContext (Part 3, 28.4): removes a transient object, a sequence or a session from the
 * TPM.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_HANDLE (parameter 1).
 */
public final class FlushContext {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.FLUSH_CONTEXT, Request.class, Request::read, Response::new)
          .sessions(CommandSpec.Sessions.NONE)
          .build();

  private FlushContext() {}

  /**
   * The handles and parameters of the command.
   *
   * @param flushHandle what is removed; a parameter, so that it needs no authorisation
   */
  public record Request(TpmHandle flushHandle) implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(in.parameter(1, TpmiDh.CONTEXT::read));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of();
    }

    @Override
    public void writeParameters(TpmWriter out) {
      flushHandle.write(out);
    }
  }

  /** The response, which has no parameters. */
  public record Response() implements TpmResponse {}
}
