package io.github.tpm4j.tpm12.commands.endorsement;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.TpmRequest;
import io.github.tpm4j.tpm12.commands.TpmResponse;
import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.structures.TpmKeyParms;
import io.github.tpm4j.tpm12.structures.TpmPubkey;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.List;

/**
 * TPM_CreateRevocableEK (TPM Main 1.2, Part 3, 14.2): makes an endorsement key that can be revoked.
 *
 * <p>Errors: TPM_DISABLED_CMD if there is one, TPM_BAD_KEY_PROPERTY.
 */
public final class CreateRevocableEk {

  /** Its ordinal, handles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmOrd.CREATE_REVOCABLE_EK, Request::read, Response::read).build();

  private CreateRevocableEk() {}

  /**
   * The handles and parameters of the command.
   *
   * @param antiReplay 20 bytes of the caller
   * @param keyInfo the algorithm
   * @param generateReset whether the TPM chooses the secret that revokes it
   * @param inputEkReset else this: 20 bytes
   */
  public record Request(
      Bytes antiReplay, TpmKeyParms keyInfo, boolean generateReset, Bytes inputEkReset)
      implements TpmRequest<Response> {

    static Request read(List<Integer> handles, TpmReader in) {
      return new Request(in.digest(), TpmKeyParms.read(in), in.bool(), in.digest());
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.digest(antiReplay);
      keyInfo.write(out);
      out.bool(generateReset);
      out.digest(inputEkReset);
    }
  }

  /**
   * The parameters of the response.
   *
   * @param pubEndorsementKey the public key
   * @param checksum SHA-1 of the key and antiReplay: 20 bytes
   * @param outputEkReset the secret that revokes it: 20 bytes
   */
  public record Response(TpmPubkey pubEndorsementKey, Bytes checksum, Bytes outputEkReset)
      implements TpmResponse {

    static Response read(int handle, TpmReader in) {
      return new Response(TpmPubkey.read(in), in.digest(), in.digest());
    }

    @Override
    public void writeParameters(TpmWriter out) {
      pubEndorsementKey.write(out);
      out.digest(checksum);
      out.digest(outputEkReset);
    }
  }
}
