package io.github.tpm4j.tss.commands.clock;

import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.HandlesOnly;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.TpmsTimeInfo;
import io.github.tpm4j.tss.wire.TpmWriter;

/** TPM2_ReadClock (Part 3, 29.1): reads Time, Clock and the counters of resets. */
public final class ReadClock {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(
              TpmCc.READ_CLOCK, Request.class, HandlesOnly.none(Request::new), Response::read)
          .sessions(CommandSpec.Sessions.OPTIONAL)
          .build();

  private ReadClock() {}

  /** The handles and parameters of the command. */
  public record Request() implements TpmRequest<Response> {

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }
  }

  /**
   * The parameters of the response.
   *
   * @param currentTime Time and Clock in milliseconds, resetCount, restartCount, and whether the
   *     Clock is surely right
   */
  public record Response(TpmsTimeInfo currentTime) implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(in.parameter(1, TpmsTimeInfo::read));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      currentTime.write(out);
    }
  }
}
