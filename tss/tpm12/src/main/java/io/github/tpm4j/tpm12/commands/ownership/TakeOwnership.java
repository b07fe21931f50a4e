package io.github.tpm4j.tpm12.commands.ownership;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.TpmRequest;
import io.github.tpm4j.tpm12.commands.TpmResponse;
import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.structures.TpmKey;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.List;

/**
 * TPM_TakeOwnership (TPM Main 1.2, Part 3, 6.1): gives the TPM an owner and a new SRK.
 *
 * <p>Sessions: the new owner's secret, in an OIAP session.
 *
 * <p>Errors: TPM_OWNER_SET, TPM_INSTALL_DISABLED, TPM_NO_ENDORSEMENT, TPM_BAD_KEY_PROPERTY,
 * TPM_AUTHFAIL.
 */
public final class TakeOwnership {

  /** Its ordinal, handles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmOrd.TAKE_OWNERSHIP, Request::read, Response::read)
          .sessions(1, 1)
          .build();

  private TakeOwnership() {}

  /**
   * The handles and parameters of the command.
   *
   * @param protocolId 5 (TPM_PID_OWNER)
   * @param encOwnerAuth the owner's secret, encrypted to the endorsement key (OAEP, label TCPA)
   * @param encSrkAuth the SRK's secret, encrypted in the same way
   * @param srkParams how the SRK is to be
   */
  public record Request(int protocolId, Bytes encOwnerAuth, Bytes encSrkAuth, TpmKey srkParams)
      implements TpmRequest<Response> {

    static Request read(List<Integer> handles, TpmReader in) {
      return new Request(in.u16(), in.sized(), in.sized(), TpmKey.read(in));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.u16(protocolId);
      out.sized(encOwnerAuth);
      out.sized(encSrkAuth);
      srkParams.write(out);
    }
  }

  /**
   * The parameters of the response.
   *
   * @param srkPub the public part of the SRK
   */
  public record Response(TpmKey srkPub) implements TpmResponse {

    static Response read(int handle, TpmReader in) {
      return new Response(TpmKey.read(in));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      srkPub.write(out);
    }
  }
}
