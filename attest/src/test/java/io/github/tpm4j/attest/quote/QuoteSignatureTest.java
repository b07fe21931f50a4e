package io.github.tpm4j.attest.quote;

import static io.github.tpm4j.attest.testing.Quotes.NONCE;
import static io.github.tpm4j.attest.testing.Quotes.SELECTION;
import static io.github.tpm4j.attest.testing.Quotes.attest;
import static io.github.tpm4j.attest.testing.Quotes.sign;
import static io.github.tpm4j.attest.testing.Quotes.values;
import static io.github.tpm4j.attest.testing.Verdicts.accepted;
import static io.github.tpm4j.attest.testing.Verdicts.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.attest.AttestationKey;
import io.github.tpm4j.attest.Reason;
import io.github.tpm4j.attest.Verdict;
import io.github.tpm4j.attest.testing.SoftwareKey;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.TpmsSignatureEcc;
import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may have signed a quote, and how. */
class QuoteSignatureTest {
  private static final SoftwareKey EC = SoftwareKey.ecdsa("secp256r1", HashAlg.SHA256);
  private static final SoftwareKey PSS = SoftwareKey.rsa(TpmAlg.RSAPSS, HashAlg.SHA256);

  private static QuoteVerifier.Builder asking(AttestationKey key) {
    return QuoteVerifier.builder(key).nonce(NONCE).selection(SELECTION);
  }

  private static Verdict<VerifiedQuote> verify(AttestationKey key, Quote quote) {
    return asking(key).build().verify(quote, values(SELECTION));
  }

  static Stream<Arguments> schemes() {
    return Stream.of(
        Arguments.of(SoftwareKey.rsa(TpmAlg.RSASSA, HashAlg.SHA256), HashAlg.SHA256),
        Arguments.of(SoftwareKey.rsa(TpmAlg.RSASSA, HashAlg.SHA384), HashAlg.SHA384),
        Arguments.of(SoftwareKey.rsa(TpmAlg.RSAPSS, HashAlg.SHA512), HashAlg.SHA512),
        Arguments.of(SoftwareKey.ecdsa("secp384r1", HashAlg.SHA384), HashAlg.SHA384),
        Arguments.of(SoftwareKey.ecdsa("secp521r1", HashAlg.SHA512), HashAlg.SHA512),
        Arguments.of(SoftwareKey.ecdsa("secp256r1", HashAlg.SHA3_256), HashAlg.SHA3_256));
  }

  @ParameterizedTest
  @MethodSource("schemes")
  void pcrAreHashedByTheSchemesHash(SoftwareKey key, HashAlg hash) {
    accepted(verify(key.key(), sign(key, attest(SELECTION, hash))));
    assertRefused(
        verify(key.key(), sign(key, attest(SELECTION, HashAlg.SHA1))), Reason.PCR_DIGEST_DIFFERS);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 32, 222})
  void pssSaltsMayBeOfAnyLength(int saltBytes) {
    byte[] message = attest(SELECTION).marshal();
    accepted(verify(PSS.key(), Quote.of(Bytes.of(message), PSS.sign(message, saltBytes))));
  }

  @Test
  void refusesAnotherKeysSignature() {
    SoftwareKey other = SoftwareKey.ecdsa("secp256r1", HashAlg.SHA256);
    assertRefused(verify(EC.key(), sign(other, attest(SELECTION))), Reason.SIGNATURE_WRONG);
    assertRefused(
        verify(EC.key(), sign(PSS, attest(SELECTION))), Reason.SCHEME_DIFFERS, Reason.UNSUPPORTED);
  }

  @Test
  void refusesASchemeOrHashThatTheKeyIsNotBoundTo() {
    assertRefused(
        verify(
            EC.key(),
            sign(EC.signingBy(TpmAlg.ECDSA, HashAlg.SHA384), attest(SELECTION, HashAlg.SHA384))),
        Reason.SCHEME_DIFFERS);
    assertRefused(
        verify(PSS.key(), sign(PSS.signingBy(TpmAlg.RSASSA, HashAlg.SHA256), attest(SELECTION))),
        Reason.SCHEME_DIFFERS);
  }

  @Test
  void refusesSha1_unlessAllowed() {
    SoftwareKey key = SoftwareKey.rsa(TpmAlg.RSASSA, HashAlg.SHA1);
    Quote quote = sign(key, attest(SELECTION, HashAlg.SHA1));
    assertRefused(verify(key.key(), quote), Reason.WEAK_HASH);
    accepted(asking(key.key()).allowingSha1().build().verify(quote, values(SELECTION)));
  }

  @Test
  void refusesKeysThatMaySignWhatNoTpmMade() {
    int attributes = EC.area().objectAttributes().value();
    for (int missing :
        new int[] {
          TpmaObject.RESTRICTED,
          TpmaObject.SIGN,
          TpmaObject.FIXED_TPM,
          TpmaObject.FIXED_PARENT,
          TpmaObject.SENSITIVE_DATA_ORIGIN
        }) {
      SoftwareKey unfit = EC.withAttributes(attributes & ~missing);
      assertRefused(verify(unfit.key(), sign(unfit, attest(SELECTION))), Reason.KEY_UNFIT);
    }
    SoftwareKey decrypting = EC.withAttributes(attributes | TpmaObject.DECRYPT);
    assertRefused(verify(decrypting.key(), sign(decrypting, attest(SELECTION))), Reason.KEY_UNFIT);
  }

  @Test
  void takesAKeyThatACertificateVouchesFor() {
    accepted(verify(EC.vouchedFor(), sign(EC, attest(SELECTION))));
    accepted(verify(PSS.vouchedFor(), sign(PSS, attest(SELECTION))));
    assertEquals(EC.area().unique(), EC.vouchedFor().area().unique());
  }

  @Test
  void refusesNoSignature_andHashesThatNobodyKnows() {
    Bytes attest = Bytes.adopt(attest(SELECTION).marshal());
    assertRefused(
        verify(EC.key(), Quote.of(attest, TpmtSignature.NULL)),
        Reason.SCHEME_DIFFERS,
        Reason.UNSUPPORTED);
    TpmsSignatureEcc zeros =
        new TpmsSignatureEcc(TpmAlg.of(0x7777), Bytes.EMPTY, Bytes.adopt(new byte[32]));
    assertRefused(
        verify(EC.key(), Quote.of(attest, new TpmtSignature(TpmAlg.ECDSA, zeros))),
        Reason.SCHEME_DIFFERS,
        Reason.UNSUPPORTED,
        Reason.UNSUPPORTED);
  }

  @Test
  void refusesTheNumbersThatFitEveryMessageInBrokenVerifiers() {
    Bytes attest = Bytes.adopt(attest(SELECTION).marshal());
    for (Bytes zero : new Bytes[] {Bytes.EMPTY, Bytes.adopt(new byte[32])}) {
      TpmsSignatureEcc zeros = new TpmsSignatureEcc(TpmAlg.SHA256, zero, zero);
      assertRefused(
          verify(EC.key(), Quote.of(attest, new TpmtSignature(TpmAlg.ECDSA, zeros))),
          Reason.SIGNATURE_WRONG);
    }
  }
}
