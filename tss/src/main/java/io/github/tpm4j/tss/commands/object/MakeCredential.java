package io.github.tpm4j.tss.commands.object;

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
 * TPM2_MakeCredential (Part 3, 12.6): binds a secret to the Name of an object, encrypted to a
 * storage key; any TPM can do it.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_TYPE (handle 1), TPM_RC_SIZE
 * (parameter 1), TPM_RC_KEY (handle 1), TPM_RC_HASH (handle 1), TPM_RC_VALUE (handle 1).
 */
public final class MakeCredential {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.MAKE_CREDENTIAL, Request.class, Request::read, Response::read)
          .handle("handle", TpmiDh.OBJECT)
          .sessions(CommandSpec.Sessions.OPTIONAL)
          .decryptable()
          .encryptable()
          .build();

  private MakeCredential() {}

  /**
   * The handles and parameters of the command.
   *
   * @param handle the public area of the storage key; it is not authorised
   * @param credential the secret, at most as long as a digest of the storage key's nameAlg
   * @param objectName the Name of the object that must be loaded to get it
   */
  public record Request(TpmHandle handle, SecretBytes credential, Bytes objectName)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          handles.get(0),
          in.parameter(1, Tpm2b.DIGEST::readSecret),
          in.parameter(2, Tpm2b.NAME::read));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(handle);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(credential);
      out.sized(objectName);
    }
  }

  /**
   * The parameters of the response.
   *
   * @param credentialBlob the content of a TPM2B_ID_OBJECT, for TPM2_ActivateCredential
   * @param secret the seed, encrypted to the storage key
   */
  public record Response(Bytes credentialBlob, Bytes secret) implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(
          in.parameter(1, Tpm2b.ID_OBJECT::read), in.parameter(2, Tpm2b.ENCRYPTED_SECRET::read));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(credentialBlob);
      out.sized(secret);
    }
  }
}
