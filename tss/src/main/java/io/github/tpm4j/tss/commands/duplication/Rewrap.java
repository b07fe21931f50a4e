package io.github.tpm4j.tss.commands.duplication;

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
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_Rewrap (Part 3, 13.2): takes a duplicate's outer wrapper off, and puts that for another
 * parent on.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_HANDLE (handle 1), TPM_RC_TYPE
 * (handles 1 and 2), TPM_RC_VALUE (parameter 3, parameter 1), TPM_RC_INTEGRITY (parameter 1),
 * TPM_RC_KEY_SIZE (parameter 1), TPM_RC_ATTRIBUTES (handle 2), TPM_RC_KEY (handle 2).
 */
public final class Rewrap {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.REWRAP, Request.class, Request::read, Response::read)
          .handle("oldParent", TpmiDh.OBJECT.orNull(), AuthRole.USER)
          .handle("newParent", TpmiDh.OBJECT.orNull())
          .sessions(CommandSpec.Sessions.REQUIRED)
          .decryptable()
          .encryptable()
          .build();

  private Rewrap() {}

  /**
   * The handles and parameters of the command.
   *
   * @param oldParent the storage key that it is wrapped for, authorised for USER; TPM_RH_NULL if
   *     there is no outer wrapper
   * @param newParent the public area of the next parent; TPM_RH_NULL for no outer wrapper
   * @param inDuplicate the private area, wrapped
   * @param name the object's Name, which the wrapper's check covers
   * @param inSymSeed the seed, encrypted to the old parent
   */
  public record Request(
      TpmHandle oldParent, TpmHandle newParent, Bytes inDuplicate, Bytes name, Bytes inSymSeed)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          handles.get(0),
          handles.get(1),
          in.parameter(1, Tpm2b.PRIVATE::read),
          in.parameter(2, Tpm2b.NAME::read),
          in.parameter(3, Tpm2b.ENCRYPTED_SECRET::read));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(oldParent, newParent);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(inDuplicate);
      out.sized(name);
      out.sized(inSymSeed);
    }
  }

  /**
   * The parameters of the response.
   *
   * @param outDuplicate the private area, wrapped for the new parent
   * @param outSymSeed the seed, encrypted to the new parent; empty without one
   */
  public record Response(Bytes outDuplicate, Bytes outSymSeed) implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(
          in.parameter(1, Tpm2b.PRIVATE::read), in.parameter(2, Tpm2b.ENCRYPTED_SECRET::read));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(outDuplicate);
      out.sized(outSymSeed);
    }
  }
}
