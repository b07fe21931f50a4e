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

/** TPM2_Startup (Part 3, 9.3). */
public final class Startup {

  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.STARTUP, Request.class, Request::read, Response::new)
          .sessions(CommandSpec.Sessions.NONE)
          .nv()
          .build();

  private Startup() {}

  /** The handles and parameters of the command. */
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
