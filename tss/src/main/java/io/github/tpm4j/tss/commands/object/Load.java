package io.github.tpm4j.tss.commands.object;

import io.github.tpm4j.tss.commands.AuthRole;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiDh;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_Load (Part 3, 12.2): loads an object that TPM2_Create or TPM2_Import has returned.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_OBJECT_MEMORY, TPM_RC_SIZE
 * (parameter 1), TPM_RC_TYPE (handle 1), TPM_RC_INTEGRITY (parameter 1), TPM_RC_VALUE (parameter
 * 1), TPM_RC_SENSITIVE (parameter 1), TPM_RC_ATTRIBUTES (parameter 2), TPM_RC_HASH (parameter 2),
 * TPM_RC_SCHEME (parameter 2), TPM_RC_KDF (parameter 2), TPM_RC_SYMMETRIC (parameter 2),
 * TPM_RC_KEY_SIZE (parameter 1), TPM_RC_KEY (parameter 2), TPM_RC_BINDING (parameter 2).
 */
public final class Load {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.LOAD, Request.class, Request::read, Response::read)
          .handle("parentHandle", TpmiDh.OBJECT, AuthRole.USER)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .responseHandle()
          .decryptable()
          .encryptable()
          .build();

  private Load() {}

  /**
   * The handles and parameters of the command.
   *
   * @param parentHandle the storage key that it is encrypted by, authorised for USER
   * @param inPrivate the private area, encrypted by the parent
   * @param inPublic the public area that belongs to it
   */
  public record Request(TpmHandle parentHandle, Bytes inPrivate, TpmtPublic inPublic)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          handles.get(0),
          in.parameter(1, Tpm2b.PRIVATE::read),
          in.parameter(2, TpmtPublic::readSized));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(parentHandle);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(inPrivate);
      out.sized(inPublic);
    }
  }

  /**
   * The handle and parameters of the response.
   *
   * @param objectHandle the object, a transient one: to be flushed when it is not needed any more
   * @param name its Name: the nameAlg and the digest of its public area
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
