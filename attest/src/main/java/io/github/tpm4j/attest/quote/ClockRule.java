package io.github.tpm4j.attest.quote;

import io.github.tpm4j.attest.Reason;
import io.github.tpm4j.attest.quote.QuotedClock.Since;
import io.github.tpm4j.attest.statement.Findings;
import io.github.tpm4j.tss.structures.TpmsClockInfo;

/** What clock and counts must be after an earlier quote of the same key (Part 1, 36). */
record ClockRule(QuotedClock earlier, boolean sameBoot) {
  private static final String WHERE = "attest.clockInfo";

  void check(QuotedClock now, Findings findings) {
    if (!now.keyName().equals(earlier.keyName())) {
      findings.add(Reason.SIGNER_DIFFERS, "key", "the earlier quote is by another key");
      return;
    }
    Since since = now.since(earlier);
    findings.require(!sameBoot || since != Since.REBOOTED, Reason.REBOOTED, WHERE, counts(now));
    findings.require(countsGrow(now.info(), since), Reason.COUNT_WENT_BACK, WHERE, counts(now));
    // Clock runs on over resets; it may go back only where an orderly shutdown was missing.
    findings.require(
        !now.info().safe() || Long.compareUnsigned(now.info().clock(), earlier.info().clock()) >= 0,
        Reason.CLOCK_WENT_BACK,
        WHERE,
        now.info().clock() + " ms, and " + earlier.info().clock() + " ms before");
  }

  /** The difference is taken modulo 2^32, as a constant may be added to both counts. */
  private boolean countsGrow(TpmsClockInfo now, Since since) {
    int resets = now.resetCount() - earlier.info().resetCount();
    int restarts = now.restartCount() - earlier.info().restartCount();
    // restartCount begins anew with each reset.
    return since == Since.REBOOTED ? resets > 0 : restarts >= 0;
  }

  private String counts(QuotedClock now) {
    return String.format(
        "resetCount %s, restartCount %s; before %s and %s",
        Integer.toUnsignedString(now.info().resetCount()),
        Integer.toUnsignedString(now.info().restartCount()),
        Integer.toUnsignedString(earlier.info().resetCount()),
        Integer.toUnsignedString(earlier.info().restartCount()));
  }
}
