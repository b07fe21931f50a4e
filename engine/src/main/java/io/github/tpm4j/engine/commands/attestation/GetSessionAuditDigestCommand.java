package io.github.tpm4j.engine.commands.attestation;

import io.github.tpm4j.engine.attestation.Attestation;
import io.github.tpm4j.engine.attestation.Attester;
import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.engine.session.Session;
import io.github.tpm4j.tss.commands.attestation.GetSessionAuditDigest;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.structures.TpmsSessionAuditInfo;

/**
 * TPM2_GetSessionAuditDigest (Part 3, 18.5).
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_KEY, handle 2</td><td>the key may not sign</td></tr>
 * <tr><td>TPM_RC_SCHEME, parameter 2</td><td>inScheme is not the key's, not for its
 *     type, or there is none</td></tr>
 * <tr><td>TPM_RC_TYPE, handle 3</td><td>the session has not audited anything</td></tr>
 * <tr><td>TPM_RC_VALUE, TPM_RC_BINDING</td><td>as {@link
 * io.github.tpm4j.engine.signing.Signer#sign}</td></tr>
 * </table>
 */
final class GetSessionAuditDigestCommand
    implements Command<GetSessionAuditDigest.Request, GetSessionAuditDigest.Response> {

  @Override
  public GetSessionAuditDigest.Response run(TpmState tpm, GetSessionAuditDigest.Request in) {
    Attester attester = Attester.select(tpm, in.signHandle(), 2, in.inScheme(), 2);
    Session session = tpm.sessions().get(in.sessionHandle());
    TpmFailure.require(session.isAudit(), TpmRc.TYPE.handle(3));

    boolean exclusive = tpm.exclusiveAudit().isExclusive(in.sessionHandle());
    Attestation attestation =
        attester.attest(
            tpm,
            in.qualifyingData(),
            TpmSt.ATTEST_SESSION_AUDIT,
            new TpmsSessionAuditInfo(exclusive, session.auditDigest()));
    return new GetSessionAuditDigest.Response(attestation.certifyInfo(), attestation.signature());
  }
}
