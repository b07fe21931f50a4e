package io.github.tpm4j.tss.commands.signing;

import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.commands.AuthRole;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiDh;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.structures.TpmtTkHashcheck;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_Sign (Part 3, 20.2): signs a digest.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_KEY (handle 1),
 * TPM_RC_ATTRIBUTES (handle 1), TPM_RC_SCHEME (parameter 2), TPM_RC_TICKET (parameter 3),
 * TPM_RC_SIZE (parameter 1), TPM_RC_VALUE, TPM_RC_BINDING.
 */
public final class Sign {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.SIGN, Request.class, Request::read, Response::read)
          .handle("keyHandle", TpmiDh.OBJECT, AuthRole.USER)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .decryptable()
          .build();

  private Sign() {}

  /**
   * The handles and parameters of the command.
   *
   * @param keyHandle a key with {@code sign} SET, authorised for USER
   * @param digest as long as a digest of the scheme's hash
   * @param inScheme the scheme to sign by if the key has none; TPM_ALG_NULL for the key's own
   * @param validation for a restricted key: that this TPM has made the digest (TPM2_Hash); else of
   *     TPM_RH_NULL
   */
  public record Request(
      TpmHandle keyHandle, Bytes digest, TpmtSigScheme inScheme, TpmtTkHashcheck validation)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          handles.get(0),
          in.parameter(1, Tpm2b.DIGEST::read),
          in.parameter(2, TpmtSigScheme::readOrNull),
          in.parameter(3, TpmtTkHashcheck::read));
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
      inScheme.write(out);
      validation.write(out);
    }
  }

  /**
   * The parameters of the response.
   *
   * @param signature by the scheme that was asked for, or the key's
   */
  public record Response(TpmtSignature signature) implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(in.parameter(1, TpmtSignature::read));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      signature.write(out);
    }
  }
}
