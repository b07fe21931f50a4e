package io.github.tpm4j.tss.commands.policy;

import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiSh;
import io.github.tpm4j.tss.interfaces.TpmiYesNo;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_PolicyDuplicationSelect (Part 3, 23.15): allows duplication to one new parent only.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_CPHASH, TPM_RC_COMMAND_CODE.
 */
public final class PolicyDuplicationSelect {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(
              TpmCc.POLICY_DUPLICATION_SELECT, Request.class, Request::read, Response::new)
          .handle("policySession", TpmiSh.POLICY)
          .sessions(CommandSpec.Sessions.OPTIONAL)
          .decryptable()
          .build();

  private PolicyDuplicationSelect() {}

  /**
   * The handles and parameters of the command.
   *
   * @param policySession the policy session whose policyDigest is extended, or a trial session
   * @param objectName the Name of the object that may be duplicated
   * @param newParentName the Name of the new parent
   * @param includeObject whether {@code objectName} is part of the policyDigest
   */
  public record Request(
      TpmHandle policySession, Bytes objectName, Bytes newParentName, boolean includeObject)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          handles.get(0),
          in.parameter(1, Tpm2b.NAME::read),
          in.parameter(2, Tpm2b.NAME::read),
          in.parameter(3, TpmiYesNo::read));
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
      out.sized(objectName);
      out.sized(newParentName);
      TpmiYesNo.write(out, includeObject);
    }
  }

  /** The response, which has no parameters. */
  public record Response() implements TpmResponse {}
}
