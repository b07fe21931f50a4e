package io.github.tpm4j.attest.quote;

import static io.github.tpm4j.attest.testing.Quotes.NONCE;
import static io.github.tpm4j.attest.testing.Quotes.SELECTION;
import static io.github.tpm4j.attest.testing.Quotes.attest;
import static io.github.tpm4j.attest.testing.Quotes.sign;
import static io.github.tpm4j.attest.testing.Quotes.values;
import static io.github.tpm4j.attest.testing.Verdicts.accepted;
import static io.github.tpm4j.attest.testing.Verdicts.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.attest.Reason;
import io.github.tpm4j.attest.Verdict;
import io.github.tpm4j.attest.quote.QuotedClock.Since;
import io.github.tpm4j.attest.testing.SoftwareKey;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.structures.TpmsAttest;
import io.github.tpm4j.tss.structures.TpmsClockInfo;
import io.github.tpm4j.tss.structures.TpmsQuoteInfo;
import org.junit.jupiter.api.Test;

/** Clock and counts of a quote against those of an earlier one. */
class ClockTest {
  private static final SoftwareKey KEY = SoftwareKey.ecdsa("secp256r1", HashAlg.SHA256);
  private static final TpmsClockInfo EARLIER = new TpmsClockInfo(5000, 7, 3, true);

  private static QuotedClock earlier() {
    return new QuotedClock(KEY.key().name(), EARLIER);
  }

  private static QuoteVerifier.Builder asking() {
    return QuoteVerifier.builder(KEY.key()).nonce(NONCE).selection(SELECTION);
  }

  private static Verdict<VerifiedQuote> verify(
      QuoteVerifier.Builder asked, long clock, int resets, int restarts, boolean safe) {
    TpmsAttest attest =
        attest(
            new TpmsClockInfo(clock, resets, restarts, safe),
            (TpmsQuoteInfo) attest(SELECTION).attested());
    return asked.build().verify(sign(KEY, attest), values(SELECTION));
  }

  private static Since since(long clock, int resets, int restarts) {
    return accepted(verify(asking().after(earlier()), clock, resets, restarts, true))
        .clock()
        .since(earlier());
  }

  @Test
  void knowsWhatHasHappenedSince() {
    assertEquals(Since.SAME_BOOT, since(5000, 7, 3));
    assertEquals(Since.RESUMED, since(6000, 7, 4));
    assertEquals(Since.REBOOTED, since(6000, 8, 0));
  }

  @Test
  void refusesCountsThatWentBack() {
    QuoteVerifier.Builder asked = asking().after(earlier());
    assertRefused(verify(asked, 6000, 6, 9, true), Reason.COUNT_WENT_BACK);
    assertRefused(verify(asked, 6000, 7, 2, true), Reason.COUNT_WENT_BACK);
  }

  @Test
  void countsToWhichAConstantIsAddedMayPassZero() {
    TpmsClockInfo hidden = new TpmsClockInfo(5000, -1, 0x2B3A_C199, true);
    QuoteVerifier.Builder asked = asking().after(new QuotedClock(KEY.key().name(), hidden));
    accepted(verify(asked, 6000, 0, 17, true));
    assertRefused(verify(asked, 6000, -2, 17, true), Reason.COUNT_WENT_BACK);
  }

  @Test
  void refusesAClockThatWentBack_unlessItSaysThatItMay() {
    QuoteVerifier.Builder asked = asking().after(earlier());
    assertRefused(verify(asked, 4999, 7, 3, true), Reason.CLOCK_WENT_BACK);
    accepted(verify(asked, 4999, 8, 0, false));
  }

  @Test
  void aResetIsRefusedWhereThePcrMustBeOfTheSameBoot() {
    QuoteVerifier.Builder asked = asking().sameBootAs(earlier());
    accepted(verify(asked, 5000, 7, 4, true));
    assertRefused(verify(asked, 6000, 8, 0, true), Reason.REBOOTED);
  }

  @Test
  void countsOfAnotherKeyMeanNothing() {
    SoftwareKey other = SoftwareKey.ecdsa("secp256r1", HashAlg.SHA256);
    QuotedClock foreign = new QuotedClock(other.key().name(), EARLIER);
    assertRefused(verify(asking().after(foreign), 5000, 7, 3, true), Reason.SIGNER_DIFFERS);
  }
}
