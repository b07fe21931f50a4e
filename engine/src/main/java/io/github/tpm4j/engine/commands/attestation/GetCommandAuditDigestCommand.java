package io.github.tpm4j.engine.commands.attestation;

import io.github.tpm4j.engine.attestation.Attestation;
import io.github.tpm4j.engine.attestation.Attester;
import io.github.tpm4j.engine.audit.CommandAudit;
import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.tss.commands.attestation.GetCommandAuditDigest;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.structures.TpmsCommandAuditInfo;

/**
 * TPM2_GetCommandAuditDigest (Part 3, 18.6).
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_KEY, handle 2</td><td>the key may not sign</td></tr>
 * <tr><td>TPM_RC_SCHEME, parameter 2</td><td>inScheme is not the key's, not for its
 *     type, or there is none</td></tr>
 * <tr><td>TPM_RC_VALUE, TPM_RC_BINDING</td><td>as {@link
 * io.github.tpm4j.engine.signing.Signer#sign}</td></tr>
 * </table>
 */
final class GetCommandAuditDigestCommand
    implements Command<GetCommandAuditDigest.Request, GetCommandAuditDigest.Response> {

  @Override
  public GetCommandAuditDigest.Response run(TpmState tpm, GetCommandAuditDigest.Request in) {
    Attester attester = Attester.select(tpm, in.signHandle(), 2, in.inScheme(), 2);
    CommandAudit audit = tpm.commandAudit();
    Attestation attestation =
        attester.attest(
            tpm,
            in.qualifyingData(),
            TpmSt.ATTEST_COMMAND_AUDIT,
            new TpmsCommandAuditInfo(
                audit.counter(), audit.hash().id(), audit.digest(), audit.commandDigest()));

    if (attester.key() != null) {
      audit.clearDigest();
    }

    return new GetCommandAuditDigest.Response(attestation.certifyInfo(), attestation.signature());
  }
}
