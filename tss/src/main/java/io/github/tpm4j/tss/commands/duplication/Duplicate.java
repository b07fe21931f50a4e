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
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_Duplicate (Part 3, 13.1): wraps an object for a new parent, which may be in another TPM.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_ATTRIBUTES (handle 1),
 * TPM_RC_TYPE (handle 1, handle 2), TPM_RC_SYMMETRIC (parameter 2), TPM_RC_HIERARCHY (handle 2),
 * TPM_RC_SIZE (parameter 1), TPM_RC_KEY (handle 2), TPM_RC_HASH (handle 2), TPM_RC_VALUE (handle
 * 2), TPM_RC_POLICY_FAIL.
 */
public final class Duplicate {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.DUPLICATE, Request.class, Request::read, Response::read)
          .handle("objectHandle", TpmiDh.OBJECT, AuthRole.DUP)
          .handle("newParentHandle", TpmiDh.OBJECT.orNull())
          .sessions(CommandSpec.Sessions.REQUIRED)
          .decryptable()
          .encryptable()
          .build();

  private Duplicate() {}

  /**
   * The handles and parameters of the command.
   *
   * @param objectHandle what is duplicated, with fixedParent CLEAR; authorised for DUP, which only
   *     a policy does
   * @param newParentHandle the public area of the new parent; TPM_RH_NULL for no outer wrapper
   * @param encryptionKeyIn the key of the inner wrapper; empty, and the TPM makes one if there is
   *     such a wrapper
   * @param symmetricAlg the cipher of the inner wrapper, with its size; TPM_ALG_NULL for none
   */
  public record Request(
      TpmHandle objectHandle,
      TpmHandle newParentHandle,
      SecretBytes encryptionKeyIn,
      TpmtSymDefObject symmetricAlg)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          handles.get(0),
          handles.get(1),
          in.parameter(1, Tpm2b.DATA::readSecret),
          in.parameter(2, TpmtSymDefObject::readOrNull));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(objectHandle, newParentHandle);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(encryptionKeyIn);
      symmetricAlg.write(out);
    }
  }

  /**
   * The parameters of the response.
   *
   * @param encryptionKeyOut the inner wrapper's key, if the TPM has made it
   * @param duplicate the private area, wrapped
   * @param outSymSeed the outer wrapper's seed, encrypted to the new parent; empty without one
   */
  public record Response(SecretBytes encryptionKeyOut, Bytes duplicate, Bytes outSymSeed)
      implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(
          in.parameter(1, Tpm2b.DATA::readSecret),
          in.parameter(2, Tpm2b.PRIVATE::read),
          in.parameter(3, Tpm2b.ENCRYPTED_SECRET::read));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(encryptionKeyOut);
      out.sized(duplicate);
      out.sized(outSymSeed);
    }
  }
}
