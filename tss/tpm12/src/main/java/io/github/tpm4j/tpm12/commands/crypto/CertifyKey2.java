package io.github.tpm4j.tpm12.commands.crypto;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.TpmRequest;
import io.github.tpm4j.tpm12.commands.TpmResponse;
import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.structures.TpmCertifyInfo;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.List;

/**
 * TPM_CertifyKey2 (TPM Main 1.2, Part 3, 13.9): certifies a key that can be migrated by
 * authorities.
 *
 * <p>Sessions: the certified key's secret and the certifying one's, unless they have none.
 *
 * <p>Errors: TPM_INVALID_KEYUSAGE, TPM_WRONGPCRVAL.
 */
public final class CertifyKey2 {

  /** Its ordinal, handles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmOrd.CERTIFY_KEY2, Request::read, Response::read)
          .handles(2)
          .sessions(0, 2)
          .build();

  private CertifyKey2() {}

  /**
   * The handles and parameters of the command.
   *
   * @param keyHandle what is certified
   * @param certHandle what certifies
   * @param migrationPubDigest of an authority: 20 bytes
   * @param antiReplay 20 bytes of the caller
   */
  public record Request(int keyHandle, int certHandle, Bytes migrationPubDigest, Bytes antiReplay)
      implements TpmRequest<Response> {

    static Request read(List<Integer> handles, TpmReader in) {
      return new Request(handles.get(0), handles.get(1), in.digest(), in.digest());
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<Integer> handles() {
      return List.of(keyHandle, certHandle);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.digest(migrationPubDigest);
      out.digest(antiReplay);
    }
  }

  /**
   * The parameters of the response.
   *
   * @param certifyInfo what is certified
   * @param outData the signature
   */
  public record Response(TpmCertifyInfo certifyInfo, Bytes outData) implements TpmResponse {

    static Response read(int handle, TpmReader in) {
      return new Response(TpmCertifyInfo.read(in), in.sized());
    }

    @Override
    public void writeParameters(TpmWriter out) {
      certifyInfo.write(out);
      out.sized(outData);
    }
  }
}
