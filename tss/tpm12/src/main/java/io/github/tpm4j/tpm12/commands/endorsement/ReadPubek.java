package io.github.tpm4j.tpm12.commands.endorsement;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.TpmRequest;
import io.github.tpm4j.tpm12.commands.TpmResponse;
import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.structures.TpmPubkey;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.List;

/**
 * TPM_ReadPubek (TPM Main 1.2, Part 3, 14.4): reads the public endorsement key while the TPM has no
 * owner.
 *
 * <p>Errors: TPM_NO_ENDORSEMENT, TPM_DISABLED_CMD where only the owner may.
 */
public final class ReadPubek {

  /** Its ordinal, handles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmOrd.READ_PUBEK, Request::read, Response::read).build();

  private ReadPubek() {}

  /**
   * The handles and parameters of the command.
   *
   * @param antiReplay 20 bytes of the caller's choice, against answers from before
   */
  public record Request(Bytes antiReplay) implements TpmRequest<Response> {

    static Request read(List<Integer> handles, TpmReader in) {
      return new Request(in.digest());
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.digest(antiReplay);
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
