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
 * TPM_ChangeAuth (TPM Main 1.2, Part 3, 17.1): gives a key or sealed data another secret.
 *
 * <p>Sessions: the parent's secret, in an OSAP session; the old secret, in an OIAP session. The
 * command ends both.
 *
 * <p>Errors: TPM_AUTHFAIL, TPM_AUTH2FAIL, TPM_WRONG_ENTITYTYPE. The old key or data stays usable
 * with its old secret wherever it is kept.
 */
public final class ChangeAuth {

  /** Its ordinal, handles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmOrd.CHANGE_AUTH, Request::read, Response::read)
          .handles(1)
          .sessions(2, 2)
          .build();

  private ChangeAuth() {}

  /**
   * The handles and parameters of the command.
   *
   * @param parentHandle the storage key above it
   * @param protocolId 4 (TPM_PID_ADCP)
   * @param newAuth the new secret, encrypted in the parent's session: 20 bytes
   * @param entityType 5 (TPM_ET_KEY) or 3 (TPM_ET_DATA)
   * @param encData the encrypted part of the key or sealed data
   */
  public record Request(
      int parentHandle, int protocolId, Bytes newAuth, int entityType, Bytes encData)
      implements TpmRequest<Response> {

    static Request read(List<Integer> handles, TpmReader in) {
      return new Request(handles.get(0), in.u16(), in.digest(), in.u16(), in.sized());
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<Integer> handles() {
      return List.of(parentHandle);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.u16(protocolId);
      out.digest(newAuth);
      out.u16(entityType);
      out.sized(encData);
    }
  }

  /**
   * The parameters of the response.
   *
   * @param outData the encrypted part with the new secret
   */
  public record Response(Bytes outData) implements TpmResponse {

    static Response read(int handle, TpmReader in) {
      return new Response(in.sized());
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(outData);
    }
  }
}
