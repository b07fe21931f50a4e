package io.github.tpm4j.tss.commands.attached;

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
 * TPM2_Policy_AC_SendSelect (Part 3, 32.4): allows an object to be sent to one attached component
 * only (TPM2_AC_Send).
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_CPHASH, TPM_RC_COMMAND_CODE.
 */
public final class PolicyAcSendSelect {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.POLICY_AC_SEND_SELECT, Request.class, Request::read, Response::new)
          .handle("policySession", TpmiSh.POLICY)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .decryptable()
          .build();

  private PolicyAcSendSelect() {}

  /**
   * The handles and parameters of the command.
   *
   * @param policySession the policy session whose policyDigest is extended, or a trial session
   * @param objectName the Name of the object that may be sent
   * @param authHandleName the Name of what authorises the component
   * @param acName the Name of the component
   * @param includeObject whether {@code objectName} is part of the policyDigest
   */
  public record Request(
      TpmHandle policySession,
      Bytes objectName,
      Bytes authHandleName,
      Bytes acName,
      boolean includeObject)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          handles.get(0),
          in.parameter(1, Tpm2b.NAME::read),
          in.parameter(2, Tpm2b.NAME::read),
          in.parameter(3, Tpm2b.NAME::read),
          in.parameter(4, TpmiYesNo::read));
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
      out.sized(authHandleName);
      out.sized(acName);
      TpmiYesNo.write(out, includeObject);
    }
  }

  /** The response, which has no parameters. */
  public record Response() implements TpmResponse {}
}
