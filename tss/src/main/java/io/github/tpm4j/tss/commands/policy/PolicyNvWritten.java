package io.github.tpm4j.tss.commands.policy;

import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiSh;
import io.github.tpm4j.tss.interfaces.TpmiYesNo;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_PolicyNvWritten (Part 3, 23.20): demands that the NV Index which is authorised was, or was
 * not, written.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_VALUE (parameter 1).
 */
public final class PolicyNvWritten {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.POLICY_NV_WRITTEN, Request.class, Request::read, Response::new)
          .handle("policySession", TpmiSh.POLICY)
          .sessions(CommandSpec.Sessions.OPTIONAL)
          .build();

  private PolicyNvWritten() {}

  /**
   * The handles and parameters of the command.
   *
   * @param policySession the policy session whose policyDigest is extended, or a trial session
   * @param writtenSet whether it must have been written
   */
  public record Request(TpmHandle policySession, boolean writtenSet)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(handles.get(0), in.parameter(1, TpmiYesNo::read));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(policySession);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      TpmiYesNo.write(out, writtenSet);
    }
  }

  /** The response, which has no parameters. */
  public record Response() implements TpmResponse {}
}
