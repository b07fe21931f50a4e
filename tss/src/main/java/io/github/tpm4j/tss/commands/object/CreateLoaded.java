package io.github.tpm4j.tss.commands.object;

import io.github.tpm4j.tss.algorithms.TpmsSensitiveCreate;
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
 * TPM2_CreateLoaded (Part 3, 12.9): makes an object and loads it: an ordinary, a primary or a
 * derived one, as its parent is.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_TYPE (handle 1, parameter 2),
 * TPM_RC_OBJECT_MEMORY, TPM_RC_SIZE (parameter 2), TPM_RC_ATTRIBUTES (parameter 2), TPM_RC_HASH
 * (parameter 2), TPM_RC_KDF (parameter 2), TPM_RC_KEY (parameter 2), TPM_RC_SCHEME (parameter 2),
 * TPM_RC_SYMMETRIC (parameter 2).
 */
public final class CreateLoaded {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.CREATE_LOADED, Request.class, Request::read, Response::read)
          .handle("parentHandle", TpmiDh.PARENT.orNull(), AuthRole.USER)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .responseHandle()
          .decryptable()
          .encryptable()
          .physicalPresence(CommandSpec.PhysicalPresence.SELECTABLE)
          .build();

  private CreateLoaded() {}

  /**
   * The handles and parameters of the command.
   *
   * @param parentHandle a storage key, a hierarchy, or a derivation parent; authorised for USER
   * @param inSensitive the authValue that the object gets, and data for a sealed or a symmetric
   *     object; sent encrypted if a session decrypts
   * @param inPublic the marshalled template; of a derived object with label and context in its
   *     unique field
   */
  public record Request(TpmHandle parentHandle, TpmsSensitiveCreate inSensitive, Bytes inPublic)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          handles.get(0),
          in.parameter(1, TpmsSensitiveCreate::readSized),
          in.parameter(2, Tpm2b.TEMPLATE::read));
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
      out.sized(inSensitive);
      out.sized(inPublic);
    }
  }

  /**
   * The handle and parameters of the response.
   *
   * @param objectHandle the object, a transient one: to be flushed when it is not needed any more
   * @param outPrivate the private area, encrypted by the parent; empty for a primary object
   * @param outPublic its public area
   * @param name its Name: the nameAlg and the digest of its public area
   */
  public record Response(TpmHandle objectHandle, Bytes outPrivate, TpmtPublic outPublic, Bytes name)
      implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(
          handle,
          in.parameter(1, Tpm2b.PRIVATE::read),
          in.parameter(2, TpmtPublic::readSized),
          in.parameter(3, Tpm2b.NAME::read));
    }

    @Override
    public TpmHandle handle() {
      return objectHandle;
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(outPrivate);
      out.sized(outPublic);
      out.sized(name);
    }
  }
}
