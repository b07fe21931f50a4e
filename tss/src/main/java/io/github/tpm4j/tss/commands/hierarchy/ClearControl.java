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

/**
 * TPM2_ClearControl (Part 3, 24.7): allows or forbids TPM2_Clear.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_AUTH_FAIL.
 */
public final class ClearControl {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.CLEAR_CONTROL, Request.class, Request::read, Response::new)
          .handle("auth", TpmiRh.CLEAR, AuthRole.USER)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .nv()
          .physicalPresence(CommandSpec.PhysicalPresence.SELECTABLE)
          .build();

  private ClearControl() {}

  /**
   * The handles and parameters of the command.
   *
   * @param auth TPM_RH_LOCKOUT, which can only forbid it, or TPM_RH_PLATFORM; authorised for USER
   * @param disable whether TPM2_Clear is forbidden
   */
  public record Request(TpmHandle auth, boolean disable) implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(handles.get(0), in.parameter(1, TpmiYesNo::read));
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
      TpmiYesNo.write(out, disable);
    }
  }

  /** The response, which has no parameters. */
  public record Response() implements TpmResponse {}
}
