package io.github.tpm4j.tpm12.commands.identity;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.TpmRequest;
import io.github.tpm4j.tpm12.commands.TpmResponse;
import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.structures.TpmKey;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.List;

/**
 * TPM_MakeIdentity (TPM Main 1.2, Part 3, 15.1): makes an attestation identity key under the SRK.
 *
 * <p>Sessions: the SRK's secret, unless it has none; the owner's, in an OSAP session, which the
 * command ends.
 *
 * <p>Errors: TPM_BAD_KEY_PROPERTY, TPM_INVALID_KEYUSAGE, TPM_AUTHFAIL, TPM_AUTH2FAIL.
 */
public final class MakeIdentity {

  /** Its ordinal, handles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmOrd.MAKE_IDENTITY, Request::read, Response::read)
          .sessions(1, 2)
          .build();

  private MakeIdentity() {}

  /**
   * The handles and parameters of the command.
   *
   * @param identityAuth the new key's secret, encrypted in the owner's session: 20 bytes
   * @param labelPrivCaDigest SHA-1 of a label and the public key of the authority that is to
   *     certify it: 20 bytes
   * @param idKeyParams how the key is to be
   */
  public record Request(Bytes identityAuth, Bytes labelPrivCaDigest, TpmKey idKeyParams)
      implements TpmRequest<Response> {

    static Request read(List<Integer> handles, TpmReader in) {
      return new Request(in.digest(), in.digest(), TpmKey.read(in));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.digest(identityAuth);
      out.digest(labelPrivCaDigest);
      idKeyParams.write(out);
    }
  }

  /**
   * The parameters of the response.
   *
   * @param idKey the key
   * @param identityBinding by the new key over the {@link
   *     io.github.tpm4j.tpm12.structures.TpmIdentityContents}
   */
  public record Response(TpmKey idKey, Bytes identityBinding) implements TpmResponse {

    static Response read(int handle, TpmReader in) {
      return new Response(TpmKey.read(in), in.sized());
    }

    @Override
    public void writeParameters(TpmWriter out) {
      idKey.write(out);
      out.sized(identityBinding);
    }
  }
}
