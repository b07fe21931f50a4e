package io.github.tpm4j.tss.commands.hierarchy;

import io.github.tpm4j.tss.commands.AuthRole;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiRh;
import io.github.tpm4j.tss.interfaces.TpmiYesNo;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/** TPM2_HierarchyControl (Part 3, 24.2). */
public final class HierarchyControl {

  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.HIERARCHY_CONTROL, Request.class, Request::read, Response::new)
          .handle("authHandle", TpmiRh.BASE_HIERARCHY, AuthRole.USER)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .nv()
          .extensive()
          .physicalPresence(CommandSpec.PhysicalPresence.SELECTABLE)
          .build();

  private HierarchyControl() {}

  /** The handles and parameters of the command. */
  public record Request(TpmHandle authHandle, TpmHandle enable, boolean state)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          handles.get(0), in.parameter(1, TpmiRh.ENABLES::read), in.parameter(2, TpmiYesNo::read));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(authHandle);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      enable.write(out);
      TpmiYesNo.write(out, state);
    }
  }

  /** The response, which has no parameters. */
  public record Response() implements TpmResponse {}
}
