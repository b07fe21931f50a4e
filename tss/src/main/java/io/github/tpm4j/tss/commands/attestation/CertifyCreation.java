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
import io.github.tpm4j.tss.structures.TpmtTkCreation;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_CertifyCreation (Part 3, 18.3): certifies that this TPM has made an object, and with which
 * data.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_KEY (handle 1), TPM_RC_SCHEME
 * (parameter 3), TPM_RC_TICKET (parameter 4), TPM_RC_VALUE, TPM_RC_BINDING.
 */
public final class CertifyCreation {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.CERTIFY_CREATION, Request.class, Request::read, Response::read)
          .handle("signHandle", TpmiDh.OBJECT.orNull(), AuthRole.USER)
          .handle("objectHandle", TpmiDh.OBJECT)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .decryptable()
          .encryptable()
          .build();

  private CertifyCreation() {}

  /**
   * The handles and parameters of the command.
   *
   * @param signHandle the key that signs, authorised for USER; TPM_RH_NULL for a statement without
   *     a signature
   * @param objectHandle what is certified; it is not authorised
   * @param qualifyingData what the one who asks has chosen, such as a nonce, for extraData of the
   *     statement; a TPM2B_DATA, so at most as long as the largest hash's TPMT_HA
   * @param creationHash the digest of its creation data, as it was returned when the object was
   *     made
   * @param inScheme the scheme to sign by if the key has none; TPM_ALG_NULL for the key's own
   * @param creationTicket the ticket that was returned when the object was made
   */
  public record Request(
      TpmHandle signHandle,
      TpmHandle objectHandle,
      Bytes qualifyingData,
      Bytes creationHash,
      TpmtSigScheme inScheme,
      TpmtTkCreation creationTicket)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          handles.get(0),
          handles.get(1),
          in.parameter(1, Tpm2b.DATA::read),
          in.parameter(2, Tpm2b.DIGEST::read),
          in.parameter(3, TpmtSigScheme::readOrNull),
          in.parameter(4, TpmtTkCreation::read));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(signHandle, objectHandle);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(qualifyingData);
      out.sized(creationHash);
      inScheme.write(out);
      creationTicket.write(out);
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
