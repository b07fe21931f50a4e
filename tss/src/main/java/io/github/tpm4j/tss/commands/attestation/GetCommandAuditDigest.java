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
import io.github.tpm4j.tss.interfaces.TpmiRh;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_GetCommandAuditDigest (Part 3, 18.6): signs the digest of the commands that were audited,
 * and begins a new one.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_KEY (handle 2), TPM_RC_SCHEME
 * (parameter 2), TPM_RC_VALUE, TPM_RC_BINDING.
 */
public final class GetCommandAuditDigest {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(
              TpmCc.GET_COMMAND_AUDIT_DIGEST, Request.class, Request::read, Response::read)
          .handle("privacyHandle", TpmiRh.ENDORSEMENT, AuthRole.USER)
          .handle("signHandle", TpmiDh.OBJECT.orNull(), AuthRole.USER)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .nv()
          .decryptable()
          .encryptable()
          .build();

  private GetCommandAuditDigest() {}

  /**
   * The handles and parameters of the command.
   *
   * @param privacyHandle TPM_RH_ENDORSEMENT, authorised for USER
   * @param signHandle the key that signs, authorised for USER; TPM_RH_NULL for a statement without
   *     a signature
   * @param qualifyingData what the one who asks has chosen, such as a nonce, for extraData of the
   *     statement; a TPM2B_DATA, so at most as long as the largest hash's TPMT_HA
   * @param inScheme the scheme to sign by if the key has none; TPM_ALG_NULL for the key's own
   */
  public record Request(
      TpmHandle privacyHandle, TpmHandle signHandle, Bytes qualifyingData, TpmtSigScheme inScheme)
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
      return List.of(privacyHandle, signHandle);
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
   * @param auditInfo the statement, a marshalled TPMS_ATTEST, byte for byte what is signed
   * @param signature the signature over the digest of the statement; of type TPM_ALG_NULL if there
   *     is no key
   */
  public record Response(Bytes auditInfo, TpmtSignature signature) implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(
          in.parameter(1, Tpm2b.ATTEST::read), in.parameter(2, TpmtSignature::read));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(auditInfo);
      signature.write(out);
    }
  }
}
