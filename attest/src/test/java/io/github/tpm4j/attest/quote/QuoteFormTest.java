package io.github.tpm4j.attest.quote;

import static io.github.tpm4j.attest.testing.Quotes.CLOCK;
import static io.github.tpm4j.attest.testing.Quotes.NONCE;
import static io.github.tpm4j.attest.testing.Quotes.SELECTION;
import static io.github.tpm4j.attest.testing.Quotes.attest;
import static io.github.tpm4j.attest.testing.Quotes.sign;
import static io.github.tpm4j.attest.testing.Quotes.values;
import static io.github.tpm4j.attest.testing.Verdicts.assertRefusedAt;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.tpm4j.attest.Reason;
import io.github.tpm4j.attest.Verdict;
import io.github.tpm4j.attest.testing.Mutations;
import io.github.tpm4j.attest.testing.Quotes;
import io.github.tpm4j.attest.testing.SoftwareKey;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.structures.TpmsAttest;
import io.github.tpm4j.tss.structures.TpmsCertifyInfo;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Quotes that have not the form of one, though some are signed by the right key. */
class QuoteFormTest {
  private static final SoftwareKey KEY = SoftwareKey.ecdsa("secp256r1", HashAlg.SHA256);
  private static final byte[] ATTEST = attest(SELECTION).marshal();
  private static final Quote GOOD = sign(KEY, ATTEST);

  private static Verdict<VerifiedQuote> verify(Quote quote) {
    return QuoteVerifier.builder(KEY.key())
        .nonce(NONCE)
        .selection(SELECTION)
        .build()
        .verify(quote, values(SELECTION));
  }

  @Test
  void refusesWhatNoTpmMade() {
    byte[] changed = ATTEST.clone();
    changed[0] ^= 1;
    assertRefusedAt(verify(sign(KEY, changed)), "attest.magic", Reason.WRONG_MAGIC);
  }

  @Test
  void refusesOtherAttestations() {
    TpmsAttest certify =
        new TpmsAttest(
            TpmsAttest.GENERATED_VALUE,
            TpmSt.ATTEST_CERTIFY,
            Quotes.SIGNER,
            NONCE,
            CLOCK,
            Quotes.FIRMWARE,
            new TpmsCertifyInfo(Quotes.SIGNER, Quotes.SIGNER));
    assertRefusedAt(verify(sign(KEY, certify)), "attest.type", Reason.WRONG_TYPE);
    byte[] changed = ATTEST.clone();
    changed[5] = 0x17;
    assertRefusedAt(verify(sign(KEY, changed)), "attest.type", Reason.WRONG_TYPE);
  }

  @Test
  void refusesEveryTruncation() {
    for (int length = 0; length < ATTEST.length; length++) {
      assertRefusedAt(verify(sign(KEY, Arrays.copyOf(ATTEST, length))), "attest", Reason.TRUNCATED);
    }
    for (int length = 0; length < GOOD.signature().size(); length++) {
      Quote cut = new Quote(GOOD.attest(), GOOD.signature().slice(0, length));
      assertRefusedAt(verify(cut), "signature", Reason.TRUNCATED);
    }
  }

  @Test
  void refusesSurplusBytes_andASizeBeforeTheAttestation() {
    assertRefusedAt(
        verify(sign(KEY, Arrays.copyOf(ATTEST, ATTEST.length + 1))),
        "attest",
        Reason.SURPLUS_BYTES);
    byte[] signature = GOOD.signature().toByteArray();
    Bytes longer = Bytes.adopt(Arrays.copyOf(signature, signature.length + 1));
    assertRefusedAt(verify(new Quote(GOOD.attest(), longer)), "signature", Reason.SURPLUS_BYTES);
    byte[] sized = new byte[ATTEST.length + 2];
    System.arraycopy(ATTEST, 0, sized, 2, ATTEST.length);
    sized[1] = (byte) ATTEST.length;
    assertRefusedAt(verify(sign(KEY, sized)), "attest.magic", Reason.WRONG_MAGIC);
  }

  @Test
  void refusesWhatIsLongerThanATpmWritesAnything() {
    Bytes long1 = Bytes.adopt(Arrays.copyOf(ATTEST, 0x10000));
    assertRefusedAt(verify(new Quote(long1, GOOD.signature())), "attest", Reason.OVERSIZED);
    assertRefusedAt(
        verify(new Quote(GOOD.attest(), Bytes.adopt(new byte[0x10000]))),
        "signature",
        Reason.OVERSIZED);
  }

  @Test
  void refusesASecondFormOfTheSameStatement() {
    byte[] changed = ATTEST.clone();
    // safe is the 17th byte of clockInfo, and a TPM writes 0 or 1.
    int safe = 6 + 2 + Quotes.SIGNER.size() + 2 + NONCE.size() + 16;
    changed[safe] = 2;
    assertRefusedAt(verify(sign(KEY, changed)), "attest", Reason.MALFORMED);
  }

  @Property(tries = 3000)
  void noChangedBitIsAccepted(@ForAll @IntRange(max = 100_000) int bit) {
    byte[] attest = ATTEST.clone();
    byte[] signature = GOOD.signature().toByteArray();
    int index = bit % (8 * (attest.length + signature.length));
    if (index < 8 * attest.length) {
      attest[index / 8] ^= (byte) (1 << index % 8);
    } else {
      index -= 8 * attest.length;
      signature[index / 8] ^= (byte) (1 << index % 8);
    }
    assertFalse(verify(new Quote(Bytes.of(attest), Bytes.of(signature))).isAccepted());
  }

  @Property(tries = 2000)
  void whateverIsSignedByTheKeyEndsInAVerdict(@ForAll long seed) {
    byte[] attest = Mutations.of(ATTEST, new Random(seed));
    Verdict<VerifiedQuote> verdict = verify(sign(KEY, attest));
    // What is accepted all the same says what was asked for: only clock, counts and such differ.
    if (verdict instanceof Verdict.Accepted<VerifiedQuote> accepted) {
      assertEquals(values(SELECTION), accepted.value().values());
      assertEquals(NONCE, accepted.value().nonce());
    }
  }
}
