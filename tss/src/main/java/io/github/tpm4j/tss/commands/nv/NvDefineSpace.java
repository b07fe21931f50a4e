package io.github.tpm4j.tss.commands.nv;

import io.github.tpm4j.tss.commands.AuthRole;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiRh;
import io.github.tpm4j.tss.nv.TpmsNvPublic;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_NV_DefineSpace (Part 3, 31.3): makes an NV Index.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_HIERARCHY (handle 1),
 * TPM_RC_SIZE (parameter 1, parameter 2), TPM_RC_ATTRIBUTES (parameter 2, handle 1),
 * TPM_RC_NV_DEFINED, TPM_RC_NV_SPACE.
 */
public final class NvDefineSpace {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.NV_DEFINE_SPACE, Request.class, Request::read, Response::new)
          .handle("authHandle", TpmiRh.PROVISION, AuthRole.USER)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .nv()
          .decryptable()
          .physicalPresence(CommandSpec.PhysicalPresence.SELECTABLE)
          .build();

  private NvDefineSpace() {}

  /**
   * The handles and parameters of the command.
   *
   * @param authHandle TPM_RH_OWNER or TPM_RH_PLATFORM, authorised for USER
   * @param auth its password, at most as long as a digest of its nameAlg. Sent encrypted if a
   *     session decrypts
   * @param publicInfo handle, hash, attributes, policy and size
   */
  public record Request(TpmHandle authHandle, SecretBytes auth, TpmsNvPublic publicInfo)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          handles.get(0),
          in.parameter(1, Tpm2b.AUTH::readSecret),
          in.parameter(2, TpmsNvPublic::readSized));
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
      out.sized(auth);
      out.sized(publicInfo);
    }
  }

  /** The response, which has no parameters. */
  public record Response() implements TpmResponse {}
}
