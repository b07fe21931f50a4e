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
 * TPM_CreateEndorsementKeyPair (TPM Main 1.2, Part 3, 14.1): makes the endorsement key, once in a
 * TPM's life; mostly the manufacturer does.
 *
 * <p>Errors: TPM_DISABLED_CMD if there is one.
 */
public final class CreateEndorsementKeyPair {

  /** Its ordinal, handles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmOrd.CREATE_ENDORSEMENT_KEY_PAIR, Request::read, Response::read)
          .build();

  private CreateEndorsementKeyPair() {}

  /**
   * The handles and parameters of the command.
   *
   * @param antiReplay 20 bytes of the caller's choice, against answers from before
   * @param keyInfo RSA of 2,048 bits, OAEP, no signatures
   */
  public record Request(Bytes antiReplay, TpmKeyParms keyInfo) implements TpmRequest<Response> {

    static Request read(List<Integer> handles, TpmReader in) {
      return new Request(in.digest(), TpmKeyParms.read(in));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.digest(antiReplay);
      keyInfo.write(out);
    }
  }

  /**
   * The parameters of the response.
   *
   * @param pubEndorsementKey the public key
   * @param checksum SHA-1 of the key and antiReplay: 20 bytes
   */
  public record Response(TpmPubkey pubEndorsementKey, Bytes checksum) implements TpmResponse {

    static Response read(int handle, TpmReader in) {
      return new Response(TpmPubkey.read(in), in.digest());
    }

    @Override
    public void writeParameters(TpmWriter out) {
      pubEndorsementKey.write(out);
      out.digest(checksum);
    }
  }
}
