package io.github.tpm4j.tss.commands.signing;

import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiDh;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.structures.TpmtTkVerified;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_VerifySignature (Part 3, 20.1): verifies a signature over a digest.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_ATTRIBUTES (handle 1),
 * TPM_RC_SIGNATURE (parameter 2), TPM_RC_SCHEME (parameter 2), TPM_RC_HANDLE (parameter 2).
 */
public final class VerifySignature {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.VERIFY_SIGNATURE, Request.class, Request::read, Response::read)
          .handle("keyHandle", TpmiDh.OBJECT)
          .sessions(CommandSpec.Sessions.OPTIONAL)
          .decryptable()
          .build();

  private VerifySignature() {}

  /**
   * The handles and parameters of the command.
   *
   * @param keyHandle the public key, or a symmetric key for an HMAC
   * @param digest as long as a digest of the scheme's hash
   * @param signature what is verified
   */
  public record Request(TpmHandle keyHandle, Bytes digest, TpmtSignature signature)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          handles.get(0),
          in.parameter(1, Tpm2b.DIGEST::read),
          in.parameter(2, TpmtSignature::read));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(keyHandle);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(digest);
      signature.write(out);
    }
  }

  /**
   * The parameters of the response.
   *
   * @param validation that it is right, for TPM2_PolicyAuthorize; of TPM_RH_NULL if the key is of
   *     no hierarchy
   */
  public record Response(TpmtTkVerified validation) implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(in.parameter(1, TpmtTkVerified::read));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      validation.write(out);
    }
  }
}
