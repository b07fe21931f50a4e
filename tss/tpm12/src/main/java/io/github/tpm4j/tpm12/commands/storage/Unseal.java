package io.github.tpm4j.tpm12.commands.storage;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.TpmRequest;
import io.github.tpm4j.tpm12.commands.TpmResponse;
import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.structures.TpmStoredData;
import io.github.tpm4j.tpm12.wire.SecretBytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.List;

/**
 * TPM_Unseal (TPM Main 1.2, Part 3, 10.2): opens sealed data if the TPM is in the state that it is
 * bound to.
 *
 * <p>Sessions: the parent's secret, unless it has none; the data's secret, in an OIAP session.
 *
 * <p>Errors: TPM_WRONGPCRVAL, TPM_BAD_LOCALITY, TPM_NOTSEALED_BLOB, TPM_AUTHFAIL for the first and
 * TPM_AUTH2FAIL for the second secret.
 */
public final class Unseal {

  /** Its ordinal, handles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmOrd.UNSEAL, Request::read, Response::read)
          .handles(1)
          .sessions(1, 2)
          .build();

  private Unseal() {}

  /**
   * The handles and parameters of the command.
   *
   * @param parentHandle the storage key that it was sealed under
   * @param inData what TPM_Seal gave
   */
  public record Request(int parentHandle, TpmStoredData inData) implements TpmRequest<Response> {

    static Request read(List<Integer> handles, TpmReader in) {
      return new Request(handles.get(0), TpmStoredData.read(in));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<Integer> handles() {
      return List.of(parentHandle);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      inData.write(out);
    }
  }

  /**
   * The parameters of the response.
   *
   * @param secret the data; the caller closes it
   */
  public record Response(SecretBytes secret) implements TpmResponse {

    static Response read(int handle, TpmReader in) {
      return new Response(SecretBytes.read(in));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      secret.write(out);
    }

    /** Without what may be secret. */
    @Override
    public String toString() {
      return "Unseal.Response";
    }
  }
}
