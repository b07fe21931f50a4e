package io.github.tpm4j.tss.commands.object;

import io.github.tpm4j.tss.commands.AuthRole;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiDh;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_ObjectChangeAuth (Part 3, 12.8): gives an object another password, in a new private area;
 * the old one keeps the old password.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_TYPE (handle 1, handle 2),
 * TPM_RC_SIZE (parameter 1).
 */
public final class ObjectChangeAuth {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.OBJECT_CHANGE_AUTH, Request.class, Request::read, Response::read)
          .handle("objectHandle", TpmiDh.OBJECT, AuthRole.ADMIN)
          .handle("parentHandle", TpmiDh.OBJECT)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .decryptable()
          .encryptable()
          .build();

  private ObjectChangeAuth() {}

  /**
   * The handles and parameters of the command.
   *
   * @param objectHandle the object, authorised for ADMIN
   * @param parentHandle its parent; it is not authorised
   * @param newAuth at most as long as a digest of the object's nameAlg. Sent encrypted if a session
   *     decrypts
   */
  public record Request(TpmHandle objectHandle, TpmHandle parentHandle, SecretBytes newAuth)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(handles.get(0), handles.get(1), in.parameter(1, Tpm2b.AUTH::readSecret));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(objectHandle, parentHandle);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(newAuth);
    }
  }

  /**
   * The parameters of the response.
   *
   * @param outPrivate the private area, encrypted by the parent, for TPM2_Load
   */
  public record Response(Bytes outPrivate) implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(in.parameter(1, Tpm2b.PRIVATE::read));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(outPrivate);
    }
  }
}
