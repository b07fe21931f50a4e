package io.github.tpm4j.tpm12.commands.changeauth;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.TpmRequest;
import io.github.tpm4j.tpm12.commands.TpmResponse;
import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.List;

/**
 * TPM_ChangeAuthOwner (TPM Main 1.2, Part 3, 17.2): changes the secret of the owner or of the SRK.
 *
 * <p>Sessions: the owner's secret, in an OSAP session, which the command ends.
 *
 * <p>Errors: TPM_WRONG_ENTITYTYPE, TPM_AUTHFAIL.
 */
public final class ChangeAuthOwner {

  /** Its ordinal, handles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmOrd.CHANGE_AUTH_OWNER, Request::read, Response::read)
          .sessions(1, 1)
          .build();

  private ChangeAuthOwner() {}

  /**
   * The handles and parameters of the command.
   *
   * @param protocolId 4 (TPM_PID_ADCP)
   * @param newAuth the new secret, encrypted in the session: 20 bytes
   * @param entityType 2 for the owner, 4 for the SRK
   */
  public record Request(int protocolId, Bytes newAuth, int entityType)
      implements TpmRequest<Response> {

    static Request read(List<Integer> handles, TpmReader in) {
      return new Request(in.u16(), in.digest(), in.u16());
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.u16(protocolId);
      out.digest(newAuth);
      out.u16(entityType);
    }
  }

  /** The response, which has no parameters. */
  public record Response() implements TpmResponse {

    static Response read(int handle, TpmReader in) {
      return new Response();
    }

    @Override
    public void writeParameters(TpmWriter out) {}
  }
}
