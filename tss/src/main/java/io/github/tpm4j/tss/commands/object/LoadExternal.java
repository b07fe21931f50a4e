package io.github.tpm4j.tss.commands.object;

import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiRh;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.objects.TpmtSensitive;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_LoadExternal (Part 3, 12.3): loads a public area, or an object of software with its private
 * part.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_OBJECT_MEMORY, TPM_RC_HIERARCHY
 * (parameter 3), TPM_RC_ATTRIBUTES (parameter 2), TPM_RC_FW_LIMITED (parameter 3),
 * TPM_RC_SVN_LIMITED (parameter 3), TPM_RC_TYPE (parameter 1), TPM_RC_HASH (parameter 2),
 * TPM_RC_SIZE (parameter 2, parameter 1), TPM_RC_SCHEME (parameter 2), TPM_RC_KDF (parameter 2),
 * TPM_RC_SYMMETRIC (parameter 2), TPM_RC_KEY (parameter 2), TPM_RC_KEY_SIZE (parameter 1),
 * TPM_RC_ECC_POINT (parameter 2), TPM_RC_BINDING (parameter 2).
 */
public final class LoadExternal {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.LOAD_EXTERNAL, Request.class, Request::read, Response::read)
          .sessions(CommandSpec.Sessions.OPTIONAL)
          .responseHandle()
          .decryptable()
          .encryptable()
          .build();

  private LoadExternal() {}

  /**
   * The handles and parameters of the command.
   *
   * @param inPrivate the private part in the clear, sent encrypted if a session decrypts; null for
   *     a public area alone
   * @param inPublic the public area; nameAlg may be TPM_ALG_NULL
   * @param hierarchy the hierarchy whose tickets it may get; TPM_RH_NULL if there is a private part
   */
  public record Request(TpmtSensitive inPrivate, TpmtPublic inPublic, TpmHandle hierarchy)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          in.parameter(1, TpmtSensitive::readSized),
          in.parameter(2, TpmtPublic::readSizedOrNull),
          in.parameter(3, TpmiRh.HIERARCHY.orNull()::read));
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
      out.sized(inPrivate);
      out.sized(inPublic);
      hierarchy.write(out);
    }
  }

  /**
   * The handle and parameters of the response.
   *
   * @param objectHandle the object, a transient one: to be flushed when it is not needed any more
   * @param name its Name: the nameAlg and the digest of its public area; empty without a nameAlg
   */
  public record Response(TpmHandle objectHandle, Bytes name) implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(handle, in.parameter(1, Tpm2b.NAME::read));
    }

    @Override
    public TpmHandle handle() {
      return objectHandle;
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(name);
    }
  }
}
