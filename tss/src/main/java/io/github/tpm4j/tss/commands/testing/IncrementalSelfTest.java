package io.github.tpm4j.tss.commands.testing;

import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.TpmlAlg;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_IncrementalSelfTest (Part 3, 10.3): tests algorithms before they are used.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_VALUE (parameter 1),
 * TPM_RC_TESTING, TPM_RC_CANCELED.
 */
public final class IncrementalSelfTest {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.INCREMENTAL_SELF_TEST, Request.class, Request::read, Response::read)
          .sessions(CommandSpec.Sessions.OPTIONAL)
          .nv()
          .build();

  private IncrementalSelfTest() {}

  /**
   * The handles and parameters of the command.
   *
   * @param toTest those that are to be tested
   */
  public record Request(TpmlAlg toTest) implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(in.parameter(1, TpmlAlg::read));
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
      toTest.write(out);
    }
  }

  /**
   * The parameters of the response.
   *
   * @param toDoList those that are still to be tested
   */
  public record Response(TpmlAlg toDoList) implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(in.parameter(1, TpmlAlg::read));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      toDoList.write(out);
    }
  }
}
