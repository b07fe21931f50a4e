package io.github.tpm4j.tss.commands.countdown;

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
 * TPM2_ACT_SetTimeout (Part 3, 33.2): starts, changes or stops an Authenticated Countdown Timer.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_VALUE (handle 1),
 * TPM_RC_AUTH_UNAVAILABLE (session 1), TPM_RC_RETRY.
 */
public final class ActSetTimeout {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.ACT_SET_TIMEOUT, Request.class, Request::read, Response::new)
          .handle("actHandle", TpmiRh.ACT, AuthRole.USER)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .build();

  private ActSetTimeout() {}

  /**
   * The handles and parameters of the command.
   *
   * @param actHandle the timer, 0x40000110 to 0x4000011F, authorised for USER
   * @param startTimeout seconds until it signals; 0 lets a running one signal now; 0xFFFFFFFF takes
   *     back the signal of one that has ended
   */
  public record Request(TpmHandle actHandle, int startTimeout) implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(handles.get(0), in.parameter(1, TpmReader::u32));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(actHandle);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.u32(startTimeout);
    }
  }

  /** The response, which has no parameters. */
  public record Response() implements TpmResponse {}
}
