package io.github.tpm4j.tss.commands.clock;

import io.github.tpm4j.tss.commands.AuthRole;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmClockAdjust;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiRh;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_ClockRateAdjust (Part 3, 29.3): makes the clock faster or slower.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_VALUE.
 */
public final class ClockRateAdjust {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.CLOCK_RATE_ADJUST, Request.class, Request::read, Response::new)
          .handle("auth", TpmiRh.PROVISION, AuthRole.USER)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .physicalPresence(CommandSpec.PhysicalPresence.SELECTABLE)
          .build();

  private ClockRateAdjust() {}

  /**
   * The handles and parameters of the command.
   *
   * @param auth TPM_RH_OWNER or TPM_RH_PLATFORM, authorised for USER
   * @param rateAdjust by a fine, medium or coarse step, which are the maker's
   */
  public record Request(TpmHandle auth, TpmClockAdjust rateAdjust) implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(handles.get(0), in.parameter(1, TpmClockAdjust::read));
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
      rateAdjust.write(out);
    }
  }

  /** The response, which has no parameters. */
  public record Response() implements TpmResponse {}
}
