package io.github.tpm4j.engine.commands.attestation;

import io.github.tpm4j.engine.attestation.Attestation;
import io.github.tpm4j.engine.attestation.Attester;
import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.commands.attestation.CertifyCreation;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.structures.TpmsCreationInfo;

/**
 * TPM2_CertifyCreation (Part 3, 18.3).
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_KEY, handle 1</td><td>the key may not sign</td></tr>
 * <tr><td>TPM_RC_SCHEME, parameter 3</td><td>inScheme is not the key's, not for its
 *     type, or there is none</td></tr>
 * <tr><td>TPM_RC_TICKET, parameter 4</td><td>the ticket is not of this object and
 *     creationHash</td></tr>
 * <tr><td>TPM_RC_VALUE, TPM_RC_BINDING</td><td>as {@link
 * io.github.tpm4j.engine.signing.Signer#sign}</td></tr>
 * </table>
 */
final class CertifyCreationCommand
    implements Command<CertifyCreation.Request, CertifyCreation.Response> {

  @Override
  public CertifyCreation.Response run(TpmState tpm, CertifyCreation.Request in) {
    Attester attester = Attester.select(tpm, in.signHandle(), 1, in.inScheme(), 3);
    LoadedObject object = tpm.objects().get(in.objectHandle());
    TpmFailure.require(
        tpm.tickets().isCreation(in.creationTicket(), object.name(), in.creationHash()),
        TpmRc.TICKET.parameter(4));

    Attestation attestation =
        attester.attest(
            tpm,
            in.qualifyingData(),
            TpmSt.ATTEST_CREATION,
            new TpmsCreationInfo(object.name(), in.creationHash()));
    return new CertifyCreation.Response(attestation.certifyInfo(), attestation.signature());
  }
}
