package io.github.tpm4j.tss.commands.hierarchy;

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
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_SetPrimaryPolicy (Part 3, 24.3): sets the policy by which a hierarchy can be authorised.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_SIZE (parameter 1),
 * TPM_RC_HIERARCHY (handle 1).
 */
public final class SetPrimaryPolicy {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.SET_PRIMARY_POLICY, Request.class, Request::read, Response::new)
          .handle("authHandle", TpmiRh.HIERARCHY_POLICY, AuthRole.USER)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .nv()
          .decryptable()
          .physicalPresence(CommandSpec.PhysicalPresence.SELECTABLE)
          .build();

  private SetPrimaryPolicy() {}

  /**
   * The handles and parameters of the command.
   *
   * @param authHandle the hierarchy, TPM_RH_LOCKOUT or a countdown timer, authorised for USER
   * @param authPolicy the policyDigest, of {@code hashAlg}; empty for no policy
   * @param hashAlg the hash of the policy; TPM_ALG_NULL for no policy
   */
  public record Request(TpmHandle authHandle, Bytes authPolicy, TpmAlg hashAlg)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          handles.get(0),
          in.parameter(1, Tpm2b.DIGEST::read),
          in.parameter(2, TpmiAlg.HASH.orNull()::read));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(authHandle);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(authPolicy);
      hashAlg.write(out);
    }
  }

  /** The response, which has no parameters. */
  public record Response() implements TpmResponse {}
}
