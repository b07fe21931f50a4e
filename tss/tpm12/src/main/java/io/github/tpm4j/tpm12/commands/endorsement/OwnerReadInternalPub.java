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
 * TPM_OwnerReadInternalPub (TPM Main 1.2, Part 3, 14.5): reads the public part of the endorsement
 * key or of the SRK.
 *
 * <p>Sessions: the owner's secret.
 *
 * <p>Errors: TPM_AUTHFAIL, TPM_BAD_PARAMETER.
 */
public final class OwnerReadInternalPub {

  /** Its ordinal, handles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmOrd.OWNER_READ_INTERNAL_PUB, Request::read, Response::read)
          .sessions(1, 1)
          .build();

  private OwnerReadInternalPub() {}

  /**
   * The handles and parameters of the command.
   *
   * @param keyHandle 0x40000006 (TPM_KH_EK) or 0x40000000 (TPM_KH_SRK); unlike other handles it is
   *     part of the digest
   */
  public record Request(int keyHandle) implements TpmRequest<Response> {

    static Request read(List<Integer> handles, TpmReader in) {
      return new Request(in.u32());
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.u32(keyHandle);
    }
  }

  /**
   * The parameters of the response.
   *
   * @param publicPortion the public key
   */
  public record Response(TpmPubkey publicPortion) implements TpmResponse {

    static Response read(int handle, TpmReader in) {
      return new Response(TpmPubkey.read(in));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      publicPortion.write(out);
    }
  }
}
