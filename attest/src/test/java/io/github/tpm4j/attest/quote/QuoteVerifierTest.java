package io.github.tpm4j.attest.quote;

import static io.github.tpm4j.attest.testing.Quotes.CLOCK;
import static io.github.tpm4j.attest.testing.Quotes.NONCE;
import static io.github.tpm4j.attest.testing.Quotes.SELECTION;
import static io.github.tpm4j.attest.testing.Quotes.attest;
import static io.github.tpm4j.attest.testing.Quotes.digest;
import static io.github.tpm4j.attest.testing.Quotes.sign;
import static io.github.tpm4j.attest.testing.Quotes.values;
import static io.github.tpm4j.attest.testing.Verdicts.accepted;
import static io.github.tpm4j.attest.testing.Verdicts.assertRefused;
import static io.github.tpm4j.attest.testing.Verdicts.assertRefusedAt;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tpm4j.attest.Reason;
import io.github.tpm4j.attest.RefusedException;
import io.github.tpm4j.attest.Verdict;
import io.github.tpm4j.attest.testing.Quotes;
import io.github.tpm4j.attest.testing.SoftwareKey;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.pcr.Pcr;
import io.github.tpm4j.tss.pcr.PcrSelections;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.structures.TpmsPcrSelect;
import io.github.tpm4j.tss.structures.TpmsPcrSelection;
import io.github.tpm4j.tss.structures.TpmsQuoteInfo;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is held of a quote besides its signature. */
class QuoteVerifierTest {
  private static final SoftwareKey KEY = SoftwareKey.ecdsa("secp256r1", HashAlg.SHA256);
  private static final TpmlPcrSelection NO_BITS = PcrSelections.of(TpmAlg.SHA256);

  private static QuoteVerifier.Builder asking() {
    return QuoteVerifier.builder(KEY.key()).nonce(NONCE).selection(SELECTION);
  }

  private static Verdict<VerifiedQuote> verify(TpmsQuoteInfo quoted, Map<Pcr, Bytes> values) {
    return asking().build().verify(sign(KEY, attest(CLOCK, quoted)), values);
  }

  private static Verdict<VerifiedQuote> verify(QuoteVerifier.Builder asked) {
    return asked.build().verify(sign(KEY, attest(SELECTION)), values(SELECTION));
  }

  @Test
  void givesWhatWasQuoted() {
    VerifiedQuote quote = accepted(verify(asking()));
    assertEquals(values(SELECTION), quote.values());
    assertEquals(NONCE, quote.nonce());
    assertEquals(CLOCK, quote.clock().info());
    assertEquals(Quotes.FIRMWARE, quote.firmwareVersion());
    assertEquals(Quotes.SIGNER, quote.qualifiedSigner());
  }

  @Test
  void refusesAnotherNonce_alsoOneThatOnlyBeginsLikeIt() {
    for (int length = 1; length < NONCE.size(); length++) {
      QuoteVerifier.Builder asked = asking().nonce(NONCE.slice(0, length));
      assertRefusedAt(verify(asked), "attest.extraData", Reason.NONCE_DIFFERS);
    }
    accepted(verify(QuoteVerifier.builder(KEY.key()).withoutNonce().selection(SELECTION)));
  }

  @Test
  void refusesOtherPcrThanThoseAskedFor() {
    assertRefusedAt(
        verify(asking().selection(PcrSelections.of(TpmAlg.SHA256, 0, 4))),
        "quote.pcrSelect",
        Reason.SELECTION_DIFFERS);
    assertRefused(
        verify(asking().selection(PcrSelections.of(TpmAlg.SHA1, 0, 4, 7))),
        Reason.SELECTION_DIFFERS);
    accepted(verify(QuoteVerifier.builder(KEY.key()).nonce(NONCE).anySelection()));
  }

  @Test
  void ordersValuesBySelections_andBySizeWithinOne() {
    TpmlPcrSelection sevenFirst =
        new TpmlPcrSelection(
            List.of(
                TpmsPcrSelection.of(TpmAlg.SHA256, 7),
                TpmsPcrSelection.of(TpmAlg.SHA1, 3),
                TpmsPcrSelection.of(TpmAlg.SHA256, 0)));
    TpmlPcrSelection zeroFirst =
        new TpmlPcrSelection(
            List.of(
                TpmsPcrSelection.of(TpmAlg.SHA256, 0),
                TpmsPcrSelection.of(TpmAlg.SHA1, 3),
                TpmsPcrSelection.of(TpmAlg.SHA256, 7)));
    Quote quote = sign(KEY, attest(sevenFirst));
    accepted(asking().selection(sevenFirst).build().verify(quote, values(sevenFirst)));
    assertRefused(
        asking().selection(zeroFirst).build().verify(quote, values(sevenFirst)),
        Reason.SELECTION_DIFFERS);
  }

  @Test
  void refusesAQuoteOfNothing_unlessAskedFor() {
    for (TpmlPcrSelection nothing : List.of(PcrSelections.NONE, NO_BITS)) {
      Quote quote = sign(KEY, attest(nothing));
      QuoteVerifier any = QuoteVerifier.builder(KEY.key()).nonce(NONCE).anySelection().build();
      assertRefusedAt(any.verify(quote, Map.of()), "quote.pcrSelect", Reason.SELECTION_EMPTY);
      assertRefused(
          asking().selection(nothing).build().verify(quote, Map.of()), Reason.SELECTION_EMPTY);
      VerifiedQuote accepted =
          accepted(
              asking().selection(nothing).allowingEmptySelection().build().verify(quote, Map.of()));
      assertEquals(Map.of(), accepted.values());
    }
  }

  @Test
  void refusesOtherValues_andThoseOfSwappedPcr() {
    Map<Pcr, Bytes> swapped = new HashMap<>(values(SELECTION));
    Pcr zero = new Pcr(TpmAlg.SHA256, 0);
    Pcr four = new Pcr(TpmAlg.SHA256, 4);
    Bytes old = swapped.put(zero, swapped.get(four));
    swapped.put(four, old);
    assertRefusedAt(
        asking().build().verify(sign(KEY, attest(SELECTION)), swapped),
        "quote.pcrDigest",
        Reason.PCR_DIGEST_DIFFERS);
  }

  @Test
  void namesThePcrWhoseValueIsMissing() {
    Map<Pcr, Bytes> missing = new HashMap<>(values(SELECTION));
    missing.remove(new Pcr(TpmAlg.SHA256, 4));
    assertRefusedAt(
        asking().build().verify(sign(KEY, attest(SELECTION)), missing),
        "PCR 4 (SHA256)",
        Reason.VALUE_MISSING);
  }

  @Test
  void refusesValuesOfTheLengthOfAnotherBank_thoughTheDigestIsRight() {
    Map<Pcr, Bytes> shifted = new HashMap<>(values(SELECTION));
    Pcr zero = new Pcr(TpmAlg.SHA256, 0);
    Pcr four = new Pcr(TpmAlg.SHA256, 4);
    byte[] both = new byte[64];
    System.arraycopy(shifted.get(zero).borrow(), 0, both, 0, 32);
    System.arraycopy(shifted.get(four).borrow(), 0, both, 32, 32);
    shifted.put(zero, Bytes.of(both, 0, 20));
    shifted.put(four, Bytes.of(both, 20, 44));
    assertRefused(
        asking().build().verify(sign(KEY, attest(SELECTION)), shifted),
        Reason.VALUE_SIZE,
        Reason.VALUE_SIZE);
  }

  @Test
  void isSilentAboutValuesThatWereNotQuoted() {
    Map<Pcr, Bytes> more = new HashMap<>(values(SELECTION));
    Pcr other = new Pcr(TpmAlg.SHA256, 10);
    more.put(other, Bytes.adopt(new byte[32]));
    assertNull(accepted(asking().build().verify(sign(KEY, attest(SELECTION)), more)).of(other));
  }

  @Test
  void refusesBanksThatNobodyKnows() {
    TpmlPcrSelection unknown = PcrSelections.of(TpmAlg.of(0x7777), 0);
    Bytes value = Bytes.adopt(new byte[32]);
    Map<Pcr, Bytes> values = Map.of(new Pcr(TpmAlg.of(0x7777), 0), value);
    TpmsQuoteInfo quoted = new TpmsQuoteInfo(unknown, digest(HashAlg.SHA256, unknown, values));
    assertRefused(verify(quoted, values), Reason.SELECTION_DIFFERS, Reason.VALUE_SIZE);
  }

  @Test
  void refusesMoreBanksAndPcrThanAnyTpmHas_withoutTakingMemoryForThem() {
    TpmsPcrSelection all = TpmsPcrSelection.of(TpmAlg.SHA256, 0, 1, 2);
    TpmlPcrSelection banks = new TpmlPcrSelection(Collections.nCopies(33, all));
    Bytes ones = Bytes.ofHex("ff".repeat(255));
    TpmlPcrSelection pcrs =
        new TpmlPcrSelection(List.of(new TpmsPcrSelection(TpmAlg.SHA256, new TpmsPcrSelect(ones))));
    for (TpmlPcrSelection selection : List.of(banks, pcrs)) {
      assertRefusedAt(
          verify(new TpmsQuoteInfo(selection, NONCE), Map.of()),
          "quote.pcrSelect",
          Reason.OVERSIZED);
    }
  }

  @Test
  void reportsAHundredFaultsAtTheMost() {
    TpmsPcrSelection some = TpmsPcrSelection.of(TpmAlg.SHA256, 0, 1, 2, 3, 4, 5, 6, 7);
    TpmlPcrSelection many = new TpmlPcrSelection(Collections.nCopies(32, some));
    assertEquals(100, verify(new TpmsQuoteInfo(many, NONCE), Map.of()).refusals().size());
  }

  @Test
  void holdsFirmwareAndQualifiedSignerAgainstWhatIsExpected() {
    accepted(
        verify(
            asking().firmwareVersions(Set.of(1L, Quotes.FIRMWARE)).qualifiedSigner(Quotes.SIGNER)));
    assertRefused(
        verify(asking().firmwareVersions(Set.of(1L)).qualifiedSigner(NONCE)),
        Reason.SIGNER_DIFFERS,
        Reason.FIRMWARE_DIFFERS);
  }

  @Test
  void reportsAllThatIsWrong() {
    RefusedException refused =
        assertThrows(
            RefusedException.class,
            verify(asking().nonce(Quotes.SIGNER).firmwareVersions(Set.of(1L)))::orThrow);
    assertEquals(
        List.of(Reason.NONCE_DIFFERS, Reason.FIRMWARE_DIFFERS),
        refused.refusals().stream().map(refusal -> refusal.reason()).toList());
  }

  @Test
  void wantsANonceAndASelection_orToBeTold() {
    assertThrows(IllegalStateException.class, QuoteVerifier.builder(KEY.key()).nonce(NONCE)::build);
    assertThrows(
        IllegalStateException.class, QuoteVerifier.builder(KEY.key()).selection(SELECTION)::build);
    assertThrows(IllegalStateException.class, asking().withoutNonce()::build);
    assertThrows(IllegalArgumentException.class, () -> asking().nonce(Bytes.EMPTY));
  }
}
