package io.github.tpm4j.cli.attestation;

import io.github.tpm4j.attest.Refusal;
import io.github.tpm4j.tss.pcr.Pcr;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.List;
import java.util.Map;

/**
 * What came of a quote's verification, of whichever family its TPM is.
 *
 * @param said what the TPM has said beside the PCR, in words; empty if the quote was refused
 * @param values of the PCR, which are proved; empty if the quote was refused
 * @param refusals what is wrong; empty if it was accepted
 */
record CheckedQuote(String said, Map<Pcr, Bytes> values, List<Refusal> refusals) {

  static CheckedQuote refused(List<Refusal> refusals) {
    return new CheckedQuote("", Map.of(), refusals);
  }

  boolean isAccepted() {
    return refusals.isEmpty();
  }
}
