package io.github.tpm4j.samples.attest;

import io.github.tpm4j.attest.AttestationKey;
import io.github.tpm4j.attest.RefusedException;
import io.github.tpm4j.attest.Verdict;
import io.github.tpm4j.attest.eventlog.LogLimits;
import io.github.tpm4j.attest.eventlog.ReplayedLog;
import io.github.tpm4j.attest.eventlog.firmware.FirmwareLog;
import io.github.tpm4j.attest.quote.Quote;
import io.github.tpm4j.attest.quote.QuoteVerifier;
import io.github.tpm4j.attest.quote.VerifiedQuote;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.pcr.Pcr;
import io.github.tpm4j.tss.pcr.PcrSelections;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** What a machine has sent, quote and event log, held against each other. */
public final class BootCheck {
  private BootCheck() {}

  /**
   * Verifies the quote, then the log by what was quoted.
   *
   * @param attest TPMS_ATTEST, as the TPM returned it
   * @param signature TPMT_SIGNATURE, as the TPM returned it
   * @param pcrValues the values that are said to have been quoted
   * @param eventLog the firmware's log, which is read to its end
   * @return the log whose events made these PCR
   * @throws IOException if the log cannot be read
   * @throws RefusedException with what is wrong, and where
   */
  public static ReplayedLog check(
      AttestationKey attestationKey,
      Bytes nonce,
      Bytes attest,
      Bytes signature,
      Map<Pcr, Bytes> pcrValues,
      InputStream eventLog)
      throws IOException, RefusedException {
    QuoteVerifier verifier =
        QuoteVerifier.builder(attestationKey)
            .nonce(nonce)
            .selection(PcrSelections.of(TpmAlg.SHA256, 0, 4, 7))
            .build();
    Verdict<VerifiedQuote> verdict = verifier.verify(new Quote(attest, signature), pcrValues);

    FirmwareLog log = FirmwareLog.read(eventLog, LogLimits.DEFAULT).orThrow();
    Verdict<ReplayedLog> boot = log.replay().against(verdict.orThrow().values());
    return boot.orThrow();
  }
}
