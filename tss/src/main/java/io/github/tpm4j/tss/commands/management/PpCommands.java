package io.github.tpm4j.tss.commands.management;

import io.github.tpm4j.tss.commands.AuthRole;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiRh;
import io.github.tpm4j.tss.structures.TpmlCc;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_PP_Commands (Part 3, 26.2): chooses which commands of the platform need somebody at the
 * machine.
 */
public final class PpCommands {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.PP_COMMANDS, Request.class, Request::read, Response::new)
          .handle("auth", TpmiRh.PLATFORM, AuthRole.USER)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .nv()
          .physicalPresence(CommandSpec.PhysicalPresence.REQUIRED)
          .build();

  private PpCommands() {}

  /**
   * The handles and parameters of the command.
   *
   * @param auth TPM_RH_PLATFORM, authorised for USER and with physical presence
   * @param setList commands that need it from now on
   * @param clearList commands that do not need it any more
   */
  public record Request(TpmHandle auth, TpmlCc setList, TpmlCc clearList)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          handles.get(0), in.parameter(1, TpmlCc::read), in.parameter(2, TpmlCc::read));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(auth);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      setList.write(out);
      clearList.write(out);
    }
  }

  /** The response, which has no parameters. */
  public record Response() implements TpmResponse {}
}
