package io.github.tpm4j.engine.commands.attestation;

import io.github.tpm4j.engine.attestation.Attestation;
import io.github.tpm4j.engine.attestation.Attester;
import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.pcr.PcrSelections;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.commands.attestation.Quote;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.structures.TpmsQuoteInfo;
import io.github.tpm4j.tss.wire.Bytes;

/**
 * TPM2_Quote (Part 3, 18.4).
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_KEY, handle 1</td><td>the key may not sign</td></tr>
 * <tr><td>TPM_RC_SCHEME, parameter 2</td><td>inScheme is not the key's, or there is none; or there
 *     is no key, and no hash for the PCR, as inScheme gives one since version 185</td></tr>
 * <tr><td>TPM_RC_VALUE, TPM_RC_BINDING</td><td>as {@link
 * io.github.tpm4j.engine.signing.Signer#sign}</td></tr>
 * </table>
 */
final class QuoteCommand implements Command<Quote.Request, Quote.Response> {

  @Override
  public Quote.Response run(TpmState tpm, Quote.Request in) {
    Attester attester = Attester.select(tpm, in.signHandle(), 1, in.inScheme(), 2);
    TpmFailure.require(!attester.hash().equals(TpmAlg.NULL), TpmRc.SCHEME.parameter(2));

    Bytes pcrDigest =
        PcrSelections.digest(tpm.pcrs(), HashAlgorithm.of(attester.hash()), in.pcrSelect());
    Attestation attestation =
        attester.attest(
            tpm,
            in.qualifyingData(),
            TpmSt.ATTEST_QUOTE,
            new TpmsQuoteInfo(PcrSelections.existing(tpm.pcrs(), in.pcrSelect()), pcrDigest));
    return new Quote.Response(attestation.certifyInfo(), attestation.signature());
  }
}
