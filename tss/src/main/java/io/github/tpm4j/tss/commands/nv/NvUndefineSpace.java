package io.github.tpm4j.tss.commands.nv;

import io.github.tpm4j.tss.commands.AuthRole;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiRh;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/** TPM2_NV_UndefineSpace (Part 3, 31.4). */
public final class NvUndefineSpace {

  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.NV_UNDEFINE_SPACE, Request.class, Request::read, Response::read)
          .handle("authHandle", TpmiRh.PROVISION, AuthRole.USER)
          .handle("nvIndex", TpmiRh.NV_DEFINED_INDEX)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .nv()
          .physicalPresence(CommandSpec.PhysicalPresence.SELECTABLE)
          .build();

  private NvUndefineSpace() {}

  /** The handles and parameters of the command. */
  public record Request(TpmHandle authHandle, TpmHandle nvIndex) implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(handles.get(0), handles.get(1));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(authHandle, nvIndex);
    }

    @Override
    public void writeParameters(TpmWriter out) {}
  }

  /** The response, which has no parameters. */
  public record Response() implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response();
    }

    @Override
    public void writeParameters(TpmWriter out) {}
  }
}
