package io.github.tpm4j.tpm12.commands.storage;

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
 * TPM_CreateWrapKey (TPM Main 1.2, Part 3, 10.4): makes a key, encrypted under a storage key.
 *
 * <p>Sessions: the parent's secret, in an OSAP session, which the command ends.
 *
 * <p>Errors: TPM_AUTHFAIL, TPM_INVALID_KEYUSAGE, TPM_BAD_KEY_PROPERTY.
 */
public final class CreateWrapKey {

  /** Its ordinal, handles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmOrd.CREATE_WRAP_KEY, Request::read, Response::read)
          .handles(1)
          .sessions(1, 1)
          .build();

  private CreateWrapKey() {}

  /**
   * The handles and parameters of the command.
   *
   * @param parentHandle a loaded storage key; 0x40000000 is the SRK
   * @param dataUsageAuth the new key's secret, encrypted in the session: 20 bytes
   * @param dataMigrationAuth the secret for migration, encrypted as the second one: 20 bytes
   * @param keyInfo how the key is to be; its modulus and encrypted part are empty
   */
  public record Request(
      int parentHandle, Bytes dataUsageAuth, Bytes dataMigrationAuth, TpmKey keyInfo)
      implements TpmRequest<Response> {

    static Request read(List<Integer> handles, TpmReader in) {
      return new Request(handles.get(0), in.digest(), in.digest(), TpmKey.read(in));
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
      out.digest(dataUsageAuth);
      out.digest(dataMigrationAuth);
      keyInfo.write(out);
    }
  }

  /**
   * The parameters of the response.
   *
   * @param wrappedKey the key
   */
  public record Response(TpmKey wrappedKey) implements TpmResponse {

    static Response read(int handle, TpmReader in) {
      return new Response(TpmKey.read(in));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      wrappedKey.write(out);
    }
  }
}
