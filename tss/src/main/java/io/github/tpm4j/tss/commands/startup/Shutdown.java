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
 * TPM2_Shutdown (Part 3, 9.4): prepares the TPM for the loss of power.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_TYPE (parameter 1),
 * TPM_RC_VALUE (parameter 1).
 */
public final class Shutdown {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.SHUTDOWN, Request.class, Request::read, Response::new)
          .sessions(CommandSpec.Sessions.OPTIONAL)
          .nv()
          .build();

  private Shutdown() {}

  /**
   * The handles and parameters of the command.
   *
   * @param shutdownType TPM_SU_STATE to go on after a sleep, else TPM_SU_CLEAR
   */
  public record Request(TpmSu shutdownType) implements TpmRequest<Response> {

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
      shutdownType.write(out);
    }
  }

  /** The response, which has no parameters. */
  public record Response() implements TpmResponse {}
}
