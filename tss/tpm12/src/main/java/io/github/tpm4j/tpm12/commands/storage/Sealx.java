package io.github.tpm4j.tpm12.commands.storage;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.TpmRequest;
import io.github.tpm4j.tpm12.commands.TpmResponse;
import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.structures.TpmStoredData;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.SecretBytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.List;

/**
 * TPM_Sealx (TPM Main 1.2, Part 3, 10.7): encrypts data so that only this TPM opens it, in a
 * certain state. The data is encrypted in the session too, as the second secret.
 *
 * <p>Sessions: the key's secret, in an OSAP session, which the command ends.
 *
 * <p>Errors: TPM_AUTHFAIL, TPM_BAD_DATASIZE, TPM_INVALID_KEYUSAGE, TPM_INVALID_PCR_INFO.
 */
public final class Sealx {

  /** Its ordinal, handles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmOrd.SEALX, Request::read, Response::read)
          .handles(1)
          .sessions(1, 1)
          .build();

  private Sealx() {}

  /**
   * The handles and parameters of the command.
   *
   * @param keyHandle a loaded storage key that cannot be migrated
   * @param encAuth the data's new secret, encrypted in the session: 20 bytes
   * @param pcrInfo the wire form of a {@link io.github.tpm4j.tpm12.structures.TpmPcrInfoLong}
   * @param inData 149 bytes at the most under a key of 2,048 bits
   */
  public record Request(int keyHandle, Bytes encAuth, Bytes pcrInfo, SecretBytes inData)
      implements TpmRequest<Response> {

    static Request read(List<Integer> handles, TpmReader in) {
      return new Request(handles.get(0), in.digest(), in.sized(), SecretBytes.read(in));
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
      out.digest(encAuth);
      out.sized(pcrInfo);
      inData.write(out);
    }

    /** Without what may be secret. */
    @Override
    public String toString() {
      return "Sealx.Request";
    }
  }

  /**
   * The parameters of the response.
   *
   * @param sealedData which TPM_Unseal opens
   */
  public record Response(TpmStoredData sealedData) implements TpmResponse {

    static Response read(int handle, TpmReader in) {
      return new Response(TpmStoredData.read(in));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      sealedData.write(out);
    }
  }
}
