package io.github.tpm4j.engine.commands.attestation;

import io.github.tpm4j.engine.attestation.Attestation;
import io.github.tpm4j.engine.attestation.Attester;
import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.tss.commands.attestation.GetTime;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.structures.TpmsTimeAttestInfo;

/**
 * TPM2_GetTime (Part 3, 18.7). The numbers that are obfuscated around it are plain in it, because
 * it needs the authorisation of the privacy administrator.
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
final class GetTimeCommand implements Command<GetTime.Request, GetTime.Response> {

  @Override
  public GetTime.Response run(TpmState tpm, GetTime.Request in) {
    Attester attester = Attester.select(tpm, in.signHandle(), 2, in.inScheme(), 2);

    long firmwareVersion = tpm.profile().identity().firmwareVersion();
    Attestation attestation =
        attester.attest(
            tpm,
            in.qualifyingData(),
            TpmSt.ATTEST_TIME,
            new TpmsTimeAttestInfo(tpm.clock().timeInfo(), firmwareVersion));
    return new GetTime.Response(attestation.certifyInfo(), attestation.signature());
  }
}
