package io.github.tpm4j.tss.commands.testing;

import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiYesNo;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_SelfTest (Part 3, 10.2): tests the TPM.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_TESTING, TPM_RC_FAILURE,
 * TPM_RC_CANCELED.
 */
public final class SelfTest {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.SELF_TEST, Request.class, Request::read, Response::new)
          .sessions(CommandSpec.Sessions.OPTIONAL)
          .nv()
          .build();

  private SelfTest() {}

  /**
   * The handles and parameters of the command.
   *
   * @param fullTest whether all is tested again, or only what is untested
   */
  public record Request(boolean fullTest) implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(in.parameter(1, TpmiYesNo::read));
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
      TpmiYesNo.write(out, fullTest);
    }
  }

  /** The response, which has no parameters. */
  public record Response() implements TpmResponse {}
}
