package io.github.tpm4j.tpm12.commands.endorsement;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.TpmRequest;
import io.github.tpm4j.tpm12.commands.TpmResponse;
import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.structures.TpmPubkey;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.List;

/**
 * TPM_OwnerReadPubek (TPM Main 1.2, Part 3, 27.6): reads the public endorsement key for the owner.
 *
 * <p>Sessions: the owner's secret.
 *
 * <p>Errors: TPM_NO_ENDORSEMENT.
 */
public final class OwnerReadPubek {

  /** Its ordinal, handles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmOrd.OWNER_READ_PUBEK, Request::read, Response::read)
          .sessions(1, 1)
          .build();

  private OwnerReadPubek() {}

  /** The command, which has no parameters. */
  public record Request() implements TpmRequest<Response> {

    static Request read(List<Integer> handles, TpmReader in) {
      return new Request();
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public void writeParameters(TpmWriter out) {}
  }

  /**
   * The parameters of the response.
   *
   * @param pubEndorsementKey the public key
   */
  public record Response(TpmPubkey pubEndorsementKey) implements TpmResponse {

    static Response read(int handle, TpmReader in) {
      return new Response(TpmPubkey.read(in));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      pubEndorsementKey.write(out);
    }
  }
}
