package io.github.tpm4j.tss.commands.nv;

import io.github.tpm4j.tss.commands.AuthRole;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiRh;
import io.github.tpm4j.tss.nv.TpmtNvPublic2;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_NV_DefineSpace2 (Part 3 of revision 1.83, 31.17): makes an NV Index, also one with
 * attributes of 64 bits.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_SELECTOR (parameter 2),
 * TPM_RC_HANDLE (parameter 2), TPM_RC_ATTRIBUTES (parameter 2).
 */
public final class NvDefineSpace2 {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.NV_DEFINE_SPACE2, Request.class, Request::read, Response::new)
          .handle("authHandle", TpmiRh.PROVISION, AuthRole.USER)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .nv()
          .decryptable()
          .physicalPresence(CommandSpec.PhysicalPresence.SELECTABLE)
          .build();

  private NvDefineSpace2() {}

  /**
   * The handles and parameters of the command.
   *
   * @param authHandle TPM_RH_OWNER or TPM_RH_PLATFORM, authorised for USER
   * @param auth its password, at most as long as a digest of its nameAlg. Sent encrypted if a
   *     session decrypts
   * @param publicInfo its kind, and handle, hash, attributes, policy and size
   */
  public record Request(TpmHandle authHandle, SecretBytes auth, TpmtNvPublic2 publicInfo)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          handles.get(0),
          in.parameter(1, Tpm2b.AUTH::readSecret),
          in.parameter(2, TpmtNvPublic2::readSized));
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
