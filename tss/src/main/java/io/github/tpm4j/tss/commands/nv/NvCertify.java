package io.github.tpm4j.tss.commands.nv;

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
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_NV_Certify (Part 3, 31.16): certifies what an NV Index holds, or its digest.
 *
 * <p>Response codes beside those of any command (Part 3, 5): TPM_RC_KEY (handle 1), TPM_RC_SCHEME
 * (parameter 2), TPM_RC_NV_AUTHORIZATION, TPM_RC_NV_LOCKED, TPM_RC_NV_UNINITIALIZED,
 * TPM_RC_NV_RANGE, TPM_RC_VALUE (parameter 3), TPM_RC_BINDING.
 */
public final class NvCertify {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.NV_CERTIFY, Request.class, Request::read, Response::read)
          .handle("signHandle", TpmiDh.OBJECT.orNull(), AuthRole.USER)
          .handle("authHandle", TpmiRh.NV_AUTH, AuthRole.USER)
          .handle("nvIndex", TpmiRh.NV_INDEX)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .decryptable()
          .encryptable()
          .build();

  private NvCertify() {}

  /**
   * The handles and parameters of the command.
   *
   * @param signHandle the key that signs, authorised for USER; TPM_RH_NULL for a statement without
   *     a signature
   * @param authHandle what may read the Index: the owner, the platform or the Index, as its
   *     attributes say; authorised for USER
   * @param nvIndex the NV Index, 0x01000000 to 0x01FFFFFF
   * @param qualifyingData what the one who asks has chosen, such as a nonce, for extraData of the
   *     statement; a TPM2B_DATA, so at most as long as the largest hash's TPMT_HA
   * @param inScheme the scheme to sign by if the key has none; TPM_ALG_NULL for the key's own
   * @param size how many bytes are certified; with an {@code offset} of 0 too, 0 asks for a digest
   *     of all
   * @param offset of the first byte
   */
  public record Request(
      TpmHandle signHandle,
      TpmHandle authHandle,
      TpmHandle nvIndex,
      Bytes qualifyingData,
      TpmtSigScheme inScheme,
      int size,
      int offset)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          handles.get(0),
          handles.get(1),
          handles.get(2),
          in.parameter(1, Tpm2b.DATA::read),
          in.parameter(2, TpmtSigScheme::readOrNull),
          in.parameter(3, TpmReader::u16),
          in.parameter(4, TpmReader::u16));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(signHandle, authHandle, nvIndex);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(qualifyingData);
      inScheme.write(out);
      out.u16(size);
      out.u16(offset);
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
