package io.github.tpm4j.tpm12.commands.pcr;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.TpmRequest;
import io.github.tpm4j.tpm12.commands.TpmResponse;
import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.structures.TpmPcrComposite;
import io.github.tpm4j.tpm12.structures.TpmPcrSelection;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.List;

/**
 * TPM_Quote (TPM Main 1.2, Part 3, 16.3): signs PCR values.
 *
 * <p>Sessions: the key's secret, unless it has none.
 *
 * <p>Errors: TPM_INVALID_KEYUSAGE, TPM_INAPPROPRIATE_SIG, TPM_INVALID_PCR_INFO.
 */
public final class Quote {

  /** Its ordinal, handles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmOrd.QUOTE, Request::read, Response::read)
          .handles(1)
          .sessions(0, 1)
          .build();

  private Quote() {}

  /**
   * The handles and parameters of the command.
   *
   * @param keyHandle a loaded signing, identity or legacy key whose scheme is RSASSA with SHA-1
   * @param externalData of the verifier's choice, 20 bytes
   * @param targetPcr which PCR
   */
  public record Request(int keyHandle, Bytes externalData, TpmPcrSelection targetPcr)
      implements TpmRequest<Response> {

    static Request read(List<Integer> handles, TpmReader in) {
      return new Request(handles.get(0), in.digest(), TpmPcrSelection.read(in));
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
      out.digest(externalData);
      targetPcr.write(out);
    }
  }

  /**
   * The parameters of the response.
   *
   * @param pcrData the values
   * @param sig over the {@link io.github.tpm4j.tpm12.structures.TpmQuoteInfo}; as long as the
   *     modulus
   */
  public record Response(TpmPcrComposite pcrData, Bytes sig) implements TpmResponse {

    static Response read(int handle, TpmReader in) {
      return new Response(TpmPcrComposite.read(in), in.sized());
    }

    @Override
    public void writeParameters(TpmWriter out) {
      pcrData.write(out);
      out.sized(sig);
    }
  }
}
