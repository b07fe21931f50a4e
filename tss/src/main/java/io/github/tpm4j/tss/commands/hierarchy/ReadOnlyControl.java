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

/** TPM2_ReadOnlyControl (Part 3 of version 184, 24.9): switches the read-only mode on or off. */
public final class ReadOnlyControl {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.READ_ONLY_CONTROL, Request.class, Request::read, Response::new)
          .handle("authHandle", TpmiRh.PLATFORM, AuthRole.USER)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .nv()
          .physicalPresence(CommandSpec.PhysicalPresence.SELECTABLE)
          .build();

  private ReadOnlyControl() {}

  /**
   * The handles and parameters of the command.
   *
   * @param authHandle TPM_RH_PLATFORM, authorised for USER
   * @param state whether the TPM is read-only
   */
  public record Request(TpmHandle authHandle, boolean state) implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(handles.get(0), in.parameter(1, TpmiYesNo::read));
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
      TpmiYesNo.write(out, state);
    }
  }

  /** The response, which has no parameters. */
  public record Response() implements TpmResponse {}
}
