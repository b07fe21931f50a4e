package io.github.tpm4j.tss.commands.audit;

import io.github.tpm4j.tss.commands.AuthRole;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiAlg;
import io.github.tpm4j.tss.interfaces.TpmiRh;
import io.github.tpm4j.tss.structures.TpmlCc;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_SetCommandCodeAuditStatus (Part 3, 21.2): chooses which commands are audited, or the hash of
 * the audit; not both at once.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_VALUE (parameter 1).
 */
public final class SetCommandCodeAuditStatus {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(
              TpmCc.SET_COMMAND_CODE_AUDIT_STATUS, Request.class, Request::read, Response::new)
          .handle("auth", TpmiRh.PROVISION, AuthRole.USER)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .nv()
          .physicalPresence(CommandSpec.PhysicalPresence.SELECTABLE)
          .build();

  private SetCommandCodeAuditStatus() {}

  /**
   * The handles and parameters of the command.
   *
   * @param auth TPM_RH_OWNER or TPM_RH_PLATFORM, authorised for USER
   * @param auditAlg the hash of the audit from now on; TPM_ALG_NULL to leave it
   * @param setList commands that are audited from now on
   * @param clearList commands that are not audited any more
   */
  public record Request(TpmHandle auth, TpmAlg auditAlg, TpmlCc setList, TpmlCc clearList)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          handles.get(0),
          in.parameter(1, TpmiAlg.HASH.orNull()::read),
          in.parameter(2, TpmlCc::read),
          in.parameter(3, TpmlCc::read));
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
      auditAlg.write(out);
      setList.write(out);
      clearList.write(out);
    }
  }

  /** The response, which has no parameters. */
  public record Response() implements TpmResponse {}
}
