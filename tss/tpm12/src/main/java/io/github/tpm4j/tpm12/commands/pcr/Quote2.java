package io.github.tpm4j.tpm12.commands.pcr;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.TpmRequest;
import io.github.tpm4j.tpm12.commands.TpmResponse;
import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.structures.TpmPcrInfoShort;
import io.github.tpm4j.tpm12.structures.TpmPcrSelection;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.List;

/**
 * TPM_Quote2 (TPM Main 1.2, Part 3, 16.5): signs PCR values with locality and, if asked for,
 * version.
 *
 * <p>Sessions: the key's secret, unless it has none.
 *
 * <p>Errors: TPM_INVALID_KEYUSAGE, TPM_INAPPROPRIATE_SIG, TPM_INVALID_PCR_INFO.
 */
public final class Quote2 {

  /** Its ordinal, handles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmOrd.QUOTE2, Request::read, Response::read)
          .handles(1)
          .sessions(0, 1)
          .build();

  private Quote2() {}

  /**
   * The handles and parameters of the command.
   *
   * @param keyHandle a loaded signing, identity or legacy key whose scheme is RSASSA with SHA-1
   * @param externalData of the verifier's choice, 20 bytes
   * @param targetPcr which PCR
   * @param addVersion whether the version is signed too
   */
  public record Request(
      int keyHandle, Bytes externalData, TpmPcrSelection targetPcr, boolean addVersion)
      implements TpmRequest<Response> {

    static Request read(List<Integer> handles, TpmReader in) {
      return new Request(handles.get(0), in.digest(), TpmPcrSelection.read(in), in.bool());
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
      out.bool(addVersion);
    }
  }

  /**
   * The parameters of the response.
   *
   * @param pcrData the values' digest
   * @param versionInfo the wire form of a {@link
   *     io.github.tpm4j.tpm12.structures.TpmCapVersionInfo}; empty unless asked for
   * @param sig over the {@link io.github.tpm4j.tpm12.structures.TpmQuoteInfo2} and the version; as
   *     long as the modulus
   */
  public record Response(TpmPcrInfoShort pcrData, Bytes versionInfo, Bytes sig)
      implements TpmResponse {

    static Response read(int handle, TpmReader in) {
      return new Response(TpmPcrInfoShort.read(in), in.sized(), in.sized());
    }

    @Override
    public void writeParameters(TpmWriter out) {
      pcrData.write(out);
      out.sized(versionInfo);
      out.sized(sig);
    }
  }
}
