package io.github.tpm4j.tss.commands.attestation;

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
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_Certify (Part 3, 18.2): certifies that an object is loaded in this TPM, with its Name and
 * Qualified Name.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_KEY (handle 2), TPM_RC_SCHEME
 * (parameter 2), TPM_RC_VALUE, TPM_RC_BINDING.
 */
public final class Certify {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.CERTIFY, Request.class, Request::read, Response::read)
          .handle("objectHandle", TpmiDh.OBJECT, AuthRole.ADMIN)
          .handle("signHandle", TpmiDh.OBJECT.orNull(), AuthRole.USER)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .decryptable()
          .encryptable()
          .build();

  private Certify() {}

  /**
   * The handles and parameters of the command.
   *
   * @param objectHandle what is certified, authorised for ADMIN
   * @param signHandle the key that signs, authorised for USER; TPM_RH_NULL for a statement without
   *     a signature
   * @param qualifyingData what the one who asks has chosen, such as a nonce, for extraData of the
   *     statement; a TPM2B_DATA, so at most as long as the largest hash's TPMT_HA
   * @param inScheme the scheme to sign by if the key has none; TPM_ALG_NULL for the key's own
   */
  public record Request(
      TpmHandle objectHandle, TpmHandle signHandle, Bytes qualifyingData, TpmtSigScheme inScheme)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          handles.get(0),
          handles.get(1),
          in.parameter(1, Tpm2b.DATA::read),
          in.parameter(2, TpmtSigScheme::readOrNull));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(objectHandle, signHandle);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(qualifyingData);
      inScheme.write(out);
    }
  }

  /**
   * The parameters of the response.
   *
   * @param certifyInfo the statement, a marshalled TPMS_ATTEST, byte for byte what is signed
   * @param signature the signature over the digest of the statement; of type TPM_ALG_NULL if there
   *     is no key
   */
  public record Response(Bytes certifyInfo, TpmtSignature signature) implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(
          in.parameter(1, Tpm2b.ATTEST::read), in.parameter(2, TpmtSignature::read));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(certifyInfo);
      signature.write(out);
    }
  }
}
