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
import io.github.tpm4j.tss.wire.Revision;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_CertifyX509 (Part 3, 18.8): signs an X.509 certificate for an object by a key that signs
 * such (x509sign).
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_SIZE (parameter 1, parameter
 * 3), TPM_RC_KEY (handle 1), TPM_RC_SCHEME (parameter 2, handle 1), TPM_RC_ASYMMETRIC (handle 2),
 * TPM_RC_VALUE (parameter 3), TPM_RC_ATTRIBUTES (handle 2), TPM_RC_BINDING,
 * TPM_RC_AUTH_UNAVAILABLE, TPM_RC_HASH.
 */
public final class CertifyX509 {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.CERTIFY_X509, Request.class, Request::read, Response::read)
          .handle("objectHandle", TpmiDh.OBJECT, AuthRole.ADMIN)
          .handle("signHandle", TpmiDh.OBJECT.orNullBefore(Revision.V183), AuthRole.USER)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .decryptable()
          .encryptable()
          .build();

  private CertifyX509() {}

  /**
   * The handles and parameters of the command.
   *
   * @param objectHandle whose public key is certified, authorised for ADMIN
   * @param signHandle the key that signs, authorised for USER; TPM_RH_NULL for a statement without
   *     a signature
   * @param reserved must be empty
   * @param inScheme the scheme to sign by if the key has none; TPM_ALG_NULL for the key's own
   * @param partialCertificate the DER of those fields that the caller chooses: issuer, validity,
   *     subject, extensions
   */
  public record Request(
      TpmHandle objectHandle,
      TpmHandle signHandle,
      Bytes reserved,
      TpmtSigScheme inScheme,
      Bytes partialCertificate)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          handles.get(0),
          handles.get(1),
          in.parameter(1, Tpm2b.DATA::read),
          in.parameter(2, TpmtSigScheme::readOrNull),
          in.parameter(3, Tpm2b.MAX_BUFFER::read));
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
      out.sized(reserved);
      inScheme.write(out);
      out.sized(partialCertificate);
    }
  }

  /**
   * The parameters of the response.
   *
   * @param addedToCertificate the DER of the fields that the TPM has added: version, serial number,
   *     algorithm, public key
   * @param tbsDigest the digest of the TBSCertificate, which was signed
   * @param signature the signature of the certificate, as a TPMT_SIGNATURE
   */
  public record Response(Bytes addedToCertificate, Bytes tbsDigest, TpmtSignature signature)
      implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(
          in.parameter(1, Tpm2b.MAX_BUFFER::read),
          in.parameter(2, Tpm2b.DIGEST::read),
          in.parameter(3, TpmtSignature::read));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(addedToCertificate);
      out.sized(tbsDigest);
      signature.write(out);
    }
  }
}
