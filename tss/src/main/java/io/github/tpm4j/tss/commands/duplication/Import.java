package io.github.tpm4j.tss.commands.duplication;

import io.github.tpm4j.tss.algorithms.TpmtSymDefObject;
import io.github.tpm4j.tss.commands.AuthRole;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiDh;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_Import (Part 3, 13.3): takes an object that was wrapped for a storage key of this TPM; it is
 * not loaded.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_ATTRIBUTES (parameter 2,
 * parameter 1 or 4), TPM_RC_TYPE (handle 1), TPM_RC_SIZE (parameter 1, parameter 4, parameter 3),
 * TPM_RC_VALUE (parameter 4), TPM_RC_ECC_POINT (parameter 4), TPM_RC_INSUFFICIENT (parameter 4,
 * parameter 3), TPM_RC_NO_RESULT (parameter 4), TPM_RC_HASH (parameter 2), TPM_RC_INTEGRITY
 * (parameter 3), TPM_RC_KEY (parameter 4, parameter 2), TPM_RC_BINDING (parameter 2), TPM_RC_KDF
 * (parameter 2), TPM_RC_SCHEME (parameter 2), TPM_RC_SYMMETRIC (parameter 2), TPM_RC_OBJECT_MEMORY.
 */
public final class Import {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.IMPORT, Request.class, Request::read, Response::read)
          .handle("parentHandle", TpmiDh.OBJECT, AuthRole.USER)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .decryptable()
          .encryptable()
          .build();

  private Import() {}

  /**
   * The handles and parameters of the command.
   *
   * @param parentHandle the storage key, authorised for USER
   * @param encryptionKey the key of the inner wrapper; empty if there is none
   * @param objectPublic the object's public area, with fixedTPM and fixedParent CLEAR
   * @param duplicate the private area, wrapped
   * @param inSymSeed the outer wrapper's seed, encrypted to the storage key; empty if there is none
   * @param symmetricAlg the cipher of the inner wrapper; TPM_ALG_NULL for none
   */
  public record Request(
      TpmHandle parentHandle,
      SecretBytes encryptionKey,
      TpmtPublic objectPublic,
      Bytes duplicate,
      Bytes inSymSeed,
      TpmtSymDefObject symmetricAlg)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          handles.get(0),
          in.parameter(1, Tpm2b.DATA::readSecret),
          in.parameter(2, TpmtPublic::readSized),
          in.parameter(3, Tpm2b.PRIVATE::read),
          in.parameter(4, Tpm2b.ENCRYPTED_SECRET::read),
          in.parameter(5, TpmtSymDefObject::readOrNull));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(parentHandle);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(encryptionKey);
      out.sized(objectPublic);
      out.sized(duplicate);
      out.sized(inSymSeed);
      symmetricAlg.write(out);
    }
  }

  /**
   * The parameters of the response.
   *
   * @param outPrivate the private area as this TPM encrypts it, for TPM2_Load
   */
  public record Response(Bytes outPrivate) implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(in.parameter(1, Tpm2b.PRIVATE::read));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(outPrivate);
    }
  }
}
