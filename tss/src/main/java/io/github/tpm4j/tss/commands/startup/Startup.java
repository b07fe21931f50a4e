package io.github.tpm4j.tss.commands.startup;

import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmSu;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_Startup (Part 3, 9.3): starts the TPM after _TPM_Init: the first command.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_INITIALIZE, TPM_RC_LOCALITY,
 * TPM_RC_VALUE (parameter 1), TPM_RC_NV_UNINITIALIZED, TPM_RC_FAILURE.
 */
public final class Startup {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.STARTUP, Request.class, Request::read, Response::new)
          .sessions(CommandSpec.Sessions.NONE)
          .nv()
          .build();

  private Startup() {}

  /**
   * The handles and parameters of the command.
   *
   * @param startupType TPM_SU_STATE to go on after TPM2_Shutdown(STATE), else TPM_SU_CLEAR
   */
  public record Request(TpmSu startupType) implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(in.parameter(1, TpmSu::read));
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
      startupType.write(out);
    }
  }

  /** The response, which has no parameters. */
  public record Response() implements TpmResponse {}
}
