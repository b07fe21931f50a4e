package io.github.tpm4j.tpm12.commands.crypto;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.TpmRequest;
import io.github.tpm4j.tpm12.commands.TpmResponse;
import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.List;

/**
 * TPM_Sign (TPM Main 1.2, Part 3, 13.5): signs with a loaded key.
 *
 * <p>Sessions: the key's secret, unless it has none.
 *
 * <p>Errors: TPM_BAD_PARAMETER for data that does not fit the scheme, TPM_INVALID_KEYUSAGE,
 * TPM_WRONGPCRVAL.
 */
public final class Sign {

  /** Its ordinal, handles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmOrd.SIGN, Request::read, Response::read)
          .handles(1)
          .sessions(0, 1)
          .build();

  private Sign() {}

  /**
   * The handles and parameters of the command.
   *
   * @param keyHandle a loaded signing or legacy key
   * @param areaToSign by the key's scheme: a SHA-1 digest of 20 bytes, or a DigestInfo (DER) of up
   *     to 11 bytes less than the modulus
   */
  public record Request(int keyHandle, Bytes areaToSign) implements TpmRequest<Response> {

    static Request read(List<Integer> handles, TpmReader in) {
      return new Request(handles.get(0), in.sized());
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<Integer> handles() {
      return List.of(keyHandle);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(areaToSign);
    }
  }

  /**
   * The parameters of the response.
   *
   * @param sig as long as the modulus
   */
  public record Response(Bytes sig) implements TpmResponse {

    static Response read(int handle, TpmReader in) {
      return new Response(in.sized());
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(sig);
    }
  }
}
