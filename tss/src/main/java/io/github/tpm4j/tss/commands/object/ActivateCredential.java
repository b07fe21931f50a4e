package io.github.tpm4j.tss.commands.object;

import io.github.tpm4j.tss.commands.AuthRole;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiDh;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_ActivateCredential (Part 3, 12.5): decrypts a secret that somebody has bound to the Name of
 * an object of this TPM.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_TYPE (handle 2), TPM_RC_SIZE
 * (parameter 2, parameter 1), TPM_RC_VALUE (parameter 2), TPM_RC_ECC_POINT (parameter 2),
 * TPM_RC_INSUFFICIENT (parameter 2, parameter 1), TPM_RC_NO_RESULT (parameter 2), TPM_RC_INTEGRITY
 * (parameter 1), TPM_RC_AUTH_UNAVAILABLE, TPM_RC_ATTRIBUTES (parameter 2).
 */
public final class ActivateCredential {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.ACTIVATE_CREDENTIAL, Request.class, Request::read, Response::read)
          .handle("activateHandle", TpmiDh.OBJECT, AuthRole.ADMIN)
          .handle("keyHandle", TpmiDh.OBJECT, AuthRole.USER)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .decryptable()
          .encryptable()
          .build();

  private ActivateCredential() {}

  /**
   * The handles and parameters of the command.
   *
   * @param activateHandle the object that must be loaded, authorised for ADMIN
   * @param keyHandle the storage key, mostly an EK, that the secret was encrypted to; authorised
   *     for USER
   * @param credentialBlob the content of a TPM2B_ID_OBJECT, as TPM2_MakeCredential returns it
   * @param secret the seed, encrypted to the storage key
   */
  public record Request(
      TpmHandle activateHandle, TpmHandle keyHandle, Bytes credentialBlob, Bytes secret)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          handles.get(0),
          handles.get(1),
          in.parameter(1, Tpm2b.ID_OBJECT::read),
          in.parameter(2, Tpm2b.ENCRYPTED_SECRET::read));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(activateHandle, keyHandle);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(credentialBlob);
      out.sized(secret);
    }
  }

  /**
   * The parameters of the response.
   *
   * @param certInfo the secret; the caller wipes it
   */
  public record Response(SecretBytes certInfo) implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(in.parameter(1, Tpm2b.DIGEST::readSecret));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(certInfo);
    }
  }
}
