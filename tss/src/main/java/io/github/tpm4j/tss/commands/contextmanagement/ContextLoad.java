package io.github.tpm4j.tss.commands.contextmanagement;

import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.context.TpmsContext;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_ContextLoad (Part 3, 28.3): brings a saved object or session back.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_SIZE (parameter 1),
 * TPM_RC_INTEGRITY (parameter 1), TPM_RC_HIERARCHY (parameter 1), TPM_RC_HANDLE (parameter 1),
 * TPM_RC_OBJECT_MEMORY, TPM_RC_SESSION_MEMORY, TPM_RC_CONTEXT_GAP.
 */
public final class ContextLoad {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.CONTEXT_LOAD, Request.class, Request::read, Response::read)
          .sessions(CommandSpec.Sessions.NONE)
          .responseHandle()
          .build();

  private ContextLoad() {}

  /**
   * The handles and parameters of the command.
   *
   * @param context what TPM2_ContextSave has returned; that of a session once only
   */
  public record Request(TpmsContext context) implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(in.parameter(1, TpmsContext::read));
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
      context.write(out);
    }
  }

  /**
   * The handle and parameters of the response.
   *
   * @param loadedHandle of an object a new transient handle, of a session its own
   */
  public record Response(TpmHandle loadedHandle) implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(handle);
    }

    @Override
    public TpmHandle handle() {
      return loadedHandle;
    }
  }
}
