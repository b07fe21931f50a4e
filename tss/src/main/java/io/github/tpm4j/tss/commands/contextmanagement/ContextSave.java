package io.github.tpm4j.tss.commands.contextmanagement;

import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.HandlesOnly;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.context.TpmsContext;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiDh;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_ContextSave (Part 3, 28.2): saves an object or a session outside the TPM, encrypted by it.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_CONTEXT_GAP,
 * TPM_RC_TOO_MANY_CONTEXTS.
 */
public final class ContextSave {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(
              TpmCc.CONTEXT_SAVE, Request.class, HandlesOnly.one(Request::new), Response::read)
          .handle("saveHandle", TpmiDh.CONTEXT)
          .sessions(CommandSpec.Sessions.NONE)
          .build();

  private ContextSave() {}

  /**
   * The handles and parameters of the command.
   *
   * @param saveHandle a transient object, which stays loaded, or a session, which leaves its slot
   */
  public record Request(TpmHandle saveHandle) implements TpmRequest<Response> {

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(saveHandle);
    }
  }

  /**
   * The parameters of the response.
   *
   * @param context good until the TPM is reset, for the same TPM
   */
  public record Response(TpmsContext context) implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(in.parameter(1, TpmsContext::read));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      context.write(out);
    }
  }
}
