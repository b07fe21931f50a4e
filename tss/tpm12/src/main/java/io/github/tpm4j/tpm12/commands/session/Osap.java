package io.github.tpm4j.tpm12.commands.session;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.TpmRequest;
import io.github.tpm4j.tpm12.commands.TpmResponse;
import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.List;

/**
 * TPM_OSAP (TPM Main 1.2, Part 3, 18.2): starts a session for one entity, which new secrets can be
 * sent in.
 *
 * <p>Errors: TPM_RESOURCES, TPM_WRONG_ENTITYTYPE, TPM_NOSRK without an owner,
 * TPM_INVALID_KEYHANDLE.
 */
public final class Osap {

  /** Its ordinal, handles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmOrd.OSAP, Request::read, Response::read).responseHandle().build();

  private Osap() {}

  /**
   * The handles and parameters of the command.
   *
   * @param entityType low byte: the kind of entity; high byte: how new secrets are encrypted
   * @param entityValue its handle or number
   * @param nonceOddOsap 20 bytes
   */
  public record Request(int entityType, int entityValue, Bytes nonceOddOsap)
      implements TpmRequest<Response> {

    static Request read(List<Integer> handles, TpmReader in) {
      return new Request(in.u16(), in.u32(), in.digest());
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.u16(entityType);
      out.u32(entityValue);
      out.digest(nonceOddOsap);
    }
  }

  /**
   * The handle and parameters of the response.
   *
   * @param authHandle the session
   * @param nonceEven 20 bytes
   * @param nonceEvenOsap 20 bytes; both OSAP nonces and the entity's secret make the session's
   */
  public record Response(int authHandle, Bytes nonceEven, Bytes nonceEvenOsap)
      implements TpmResponse {

    static Response read(int handle, TpmReader in) {
      return new Response(handle, in.digest(), in.digest());
    }

    @Override
    public int handle() {
      return authHandle;
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.digest(nonceEven);
      out.digest(nonceEvenOsap);
    }
  }
}
