package io.github.tpm4j.engine.commands.nv;

import io.github.tpm4j.engine.attestation.Attestation;
import io.github.tpm4j.engine.attestation.Attester;
import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.nv.NvAccess;
import io.github.tpm4j.engine.nv.NvIndex;
import io.github.tpm4j.engine.profile.RevisionChange;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.commands.nv.NvCertify;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.structures.TpmsNvCertifyInfo;
import io.github.tpm4j.tss.structures.TpmsNvDigestCertifyInfo;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Limit;

/**
 * TPM2_NV_Certify (Part 3, 31.16). With size and offset of 0 it certifies a digest of all the data.
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_KEY, handle 1</td><td>the key may not sign</td></tr>
 * <tr><td>TPM_RC_SCHEME, parameter 2</td><td>inScheme is not the key's, not for its
 *     type, or there is none; since version 185 also if it gives no hash for a digest though there is no
 *     key</td></tr>
 * <tr><td>TPM_RC_NV_AUTHORIZATION</td><td>authHandle may not read this Index</td></tr>
 * <tr><td>TPM_RC_NV_LOCKED</td><td>the Index is locked for reading</td></tr>
 * <tr><td>TPM_RC_NV_UNINITIALIZED</td><td>the Index is not written</td></tr>
 * <tr><td>TPM_RC_NV_RANGE</td><td>the part reaches beyond the Index</td></tr>
 * <tr><td>TPM_RC_VALUE, parameter 3</td><td>size is above MAX_NV_BUFFER_SIZE</td></tr>
 * <tr><td>TPM_RC_VALUE, TPM_RC_BINDING</td><td>as {@link
 * io.github.tpm4j.engine.signing.Signer#sign}</td></tr>
 * </table>
 */
final class NvCertifyCommand implements Command<NvCertify.Request, NvCertify.Response> {

  @Override
  public NvCertify.Response run(TpmState tpm, NvCertify.Request in) {
    Attester attester = Attester.select(tpm, in.signHandle(), 1, in.inScheme(), 2);
    NvIndex index = tpm.nv().get(in.nvIndex());
    NvAccess.checkRead(in.authHandle(), index);
    TpmFailure.require(in.size() + in.offset() <= index.dataSize(), TpmRc.NV_RANGE);
    TpmFailure.require(
        in.size() <= tpm.profile().of(Limit.MAX_NV_BUFFER_SIZE), TpmRc.VALUE.parameter(3));

    boolean asDigest = in.size() == 0 && in.offset() == 0;
    Attestation attestation =
        asDigest ? digest(tpm, attester, index, in) : contents(tpm, attester, index, in);
    return new NvCertify.Response(attestation.certifyInfo(), attestation.signature());
  }

  private static Attestation digest(
      TpmState tpm, Attester attester, NvIndex index, NvCertify.Request in) {
    boolean needsHash = tpm.profile().has(RevisionChange.SCHEME_OF_NO_SIGNER_HASHES);
    boolean hasHash = !attester.hash().equals(TpmAlg.NULL);
    TpmFailure.require(hasHash || !needsHash, TpmRc.SCHEME.parameter(2));
    Bytes digest =
        hasHash ? Bytes.adopt(HashAlgorithm.of(attester.hash()).digest(index.data())) : Bytes.EMPTY;
    return attester.attest(
        tpm,
        in.qualifyingData(),
        TpmSt.ATTEST_NV_DIGEST,
        new TpmsNvDigestCertifyInfo(index.name(), digest));
  }

  private static Attestation contents(
      TpmState tpm, Attester attester, NvIndex index, NvCertify.Request in) {
    Bytes contents = Bytes.of(index.data(), in.offset(), in.size());
    return attester.attest(
        tpm,
        in.qualifyingData(),
        TpmSt.ATTEST_NV,
        new TpmsNvCertifyInfo(index.name(), in.offset(), contents));
  }
}
