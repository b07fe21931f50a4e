package io.github.tpm4j.tss.commands.testing;

import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.HandlesOnly;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmWriter;

/**
 * TPM2_GetTestResult (Part 3, 10.4): reads the result of the self-test; also in failure mode.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_FAILURE.
 */
public final class GetTestResult {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(
              TpmCc.GET_TEST_RESULT, Request.class, HandlesOnly.none(Request::new), Response::read)
          .sessions(CommandSpec.Sessions.OPTIONAL)
          .encryptable()
          .build();

  private GetTestResult() {}

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
   * @param outData what the maker has to say of it
   * @param testResult TPM_RC_SUCCESS, TPM_RC_TESTING while it runs, or the failure
   */
  public record Response(Bytes outData, TpmRc testResult) implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(in.parameter(1, Tpm2b.MAX_BUFFER::read), in.parameter(2, TpmRc::read));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(outData);
      testResult.write(out);
    }
  }
}
