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
 * TPM_CertifyKey (TPM Main 1.2, Part 3, 13.8): signs the public part and properties of a loaded
 * key.
 *
 * <p>Sessions: the secrets of both keys in this order, without those that have none.
 *
 * <p>Errors: TPM_INVALID_KEYUSAGE, TPM_MIGRATEFAIL, TPM_AUTHFAIL, TPM_AUTH2FAIL.
 */
public final class CertifyKey {

  /** Its ordinal, handles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmOrd.CERTIFY_KEY, Request::read, Response::read)
          .handles(2)
          .sessions(0, 2)
          .build();

  private CertifyKey() {}

  /**
   * The handles and parameters of the command.
   *
   * @param certHandle the key that signs
   * @param keyHandle the key that is certified
   * @param antiReplay 20 bytes of the caller's choice, against answers from before
   */
  public record Request(int certHandle, int keyHandle, Bytes antiReplay)
      implements TpmRequest<Response> {

    static Request read(List<Integer> handles, TpmReader in) {
      return new Request(handles.get(0), handles.get(1), in.digest());
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<Integer> handles() {
      return List.of(certHandle, keyHandle);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.digest(antiReplay);
    }
  }

  /**
   * The parameters of the response.
   *
   * @param certifyInfo what is signed
   * @param outData the signature, as long as the signing key's modulus
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
