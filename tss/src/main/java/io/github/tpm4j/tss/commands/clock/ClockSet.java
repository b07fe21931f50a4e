package io.github.tpm4j.tss.commands.clock;

import io.github.tpm4j.tss.commands.AuthRole;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiRh;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_ClockSet (Part 3, 29.2): sets the Clock forward.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_VALUE (parameter 1).
 */
public final class ClockSet {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.CLOCK_SET, Request.class, Request::read, Response::new)
          .handle("auth", TpmiRh.PROVISION, AuthRole.USER)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .nv()
          .physicalPresence(CommandSpec.PhysicalPresence.SELECTABLE)
          .build();

  private ClockSet() {}

  /**
   * The handles and parameters of the command.
   *
   * @param auth TPM_RH_OWNER or TPM_RH_PLATFORM, authorised for USER
   * @param newTime milliseconds, not less than the Clock is, below 0xFFFF000000000000
   */
  public record Request(TpmHandle auth, long newTime) implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(handles.get(0), in.parameter(1, TpmReader::u64));
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
      out.u64(newTime);
    }
  }

  /** The response, which has no parameters. */
  public record Response() implements TpmResponse {}
}
