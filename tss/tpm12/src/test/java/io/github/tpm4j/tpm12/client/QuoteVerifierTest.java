package io.github.tpm4j.tpm12.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.tpm12.commands.crypto.Sign;
import io.github.tpm4j.tpm12.commands.pcr.PcrRead;
import io.github.tpm4j.tpm12.commands.pcr.Quote;
import io.github.tpm4j.tpm12.commands.pcr.Quote2;
import io.github.tpm4j.tpm12.quote.QuoteVerifier;
import io.github.tpm4j.tpm12.quote.RefusedQuoteException;
import io.github.tpm4j.tpm12.quote.RefusedQuoteException.Reason;
import io.github.tpm4j.tpm12.quote.VerifiedQuote;
import io.github.tpm4j.tpm12.session.AuthSecret;
import io.github.tpm4j.tpm12.session.AuthSession;
import io.github.tpm4j.tpm12.session.OiapSession;
import io.github.tpm4j.tpm12.structures.KeyConstants;
import io.github.tpm4j.tpm12.structures.KeyTemplates;
import io.github.tpm4j.tpm12.structures.RsaPublicKeys;
import io.github.tpm4j.tpm12.structures.TpmKey;
import io.github.tpm4j.tpm12.structures.TpmPcrComposite;
import io.github.tpm4j.tpm12.structures.TpmPcrSelection;
import io.github.tpm4j.tpm12.structures.TpmQuoteInfo;
import io.github.tpm4j.tpm12.structures.TpmQuoteInfo2;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Sha1;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Quotes of swtpm's TPM 1.2, verified from public data; each part that is altered is named. */
@Tag("peer")
class QuoteVerifierTest {
  private static final AuthSecret SECRET = AuthSecret.ofUtf8("the key's".toCharArray());
  private static final TpmPcrSelection PCRS = TpmPcrSelection.of(0, 16);
  private static final Bytes NONCE = AuthSession.newNonce();
  private static final Bytes OTHER_NONCE = AuthSession.newNonce();

  private static OwnedTpm tpm;
  private static int handle;
  private static QuoteVerifier verifier;
  private static TpmPcrComposite values;

  // A signing key by SHA-1 quotes as an identity key does, and signs what is none, too.
  @BeforeAll
  static void start() throws Exception {
    tpm = new OwnedTpm();
    TpmKey key =
        tpm.create(KeyTemplates.signing(2048, KeyConstants.SS_RSASSAPKCS1V15_SHA1), SECRET);
    handle = tpm.load(key);
    verifier = new QuoteVerifier(RsaPublicKeys.of(key.pubkey()));
    values = composite(PCRS);
  }

  @AfterAll
  static void end() throws Exception {
    tpm.close();
  }

  private static TpmPcrComposite composite(TpmPcrSelection pcrs) {
    TpmWriter all = new TpmWriter();
    pcrs.pcrs().forEach(pcr -> all.bytes(tpm.client.execute(new PcrRead.Request(pcr)).outDigest()));
    return new TpmPcrComposite(pcrs, Bytes.of(all.toByteArray()));
  }

  /** What was signed, and the signature. */
  private record Made(Bytes signed, Bytes signature) {
    VerifiedQuote verified(Bytes nonce, TpmPcrComposite pcrs) throws RefusedQuoteException {
      return verifier.verify(signed, signature, nonce, pcrs);
    }

    void assertRefused(Reason reason, Bytes nonce, TpmPcrComposite pcrs) {
      RefusedQuoteException refused =
          assertThrows(RefusedQuoteException.class, () -> verified(nonce, pcrs));
      assertEquals(reason, refused.reason(), refused.getMessage());
    }

    void assertNoBitMayDiffer() {
      byte[] altered = signed.toArray();
      for (int i = 0; i < altered.length; i++) {
        altered[i] ^= 1;
        new Made(Bytes.of(altered), signature).assertRefused(Reason.SIGNATURE, NONCE, values);
        altered[i] ^= 1;
      }
    }
  }

  private static Made quote() {
    try (OiapSession oiap = tpm.client.oiap()) {
      Quote.Response quote =
          tpm.client.execute(new Quote.Request(handle, NONCE, PCRS), oiap.with(SECRET));
      return new Made(new TpmQuoteInfo(quote.pcrData().digest(), NONCE).toBytes(), quote.sig());
    }
  }

  private static Made quote2(boolean version) {
    try (OiapSession oiap = tpm.client.oiap()) {
      Quote2.Response quote =
          tpm.client.execute(new Quote2.Request(handle, NONCE, PCRS, version), oiap.with(SECRET));
      TpmWriter signed = new TpmWriter();
      new TpmQuoteInfo2(NONCE, quote.pcrData()).write(signed);
      signed.bytes(quote.versionInfo());
      return new Made(Bytes.of(signed.toByteArray()), quote.sig());
    }
  }

  /** As whoever has the key of a signing key can do, not of an identity. */
  private static Made signing(Bytes content) {
    try (OiapSession oiap = tpm.client.oiap()) {
      Sign.Request request = new Sign.Request(handle, Sha1.of(content));
      return new Made(content, tpm.client.execute(request, oiap.with(SECRET)).sig());
    }
  }

  private static TpmPcrComposite altered() {
    byte[] bytes = values.pcrValues().toArray();
    bytes[39] ^= 1;
    return new TpmPcrComposite(PCRS, Bytes.of(bytes));
  }

  @Test
  void aQuote_provesValues() throws Exception {
    VerifiedQuote verified = quote().verified(NONCE, values);
    assertEquals(values, verified.pcrs());
    assertEquals(OptionalInt.empty(), verified.locality());
    assertTrue(verified.version().isEmpty());
  }

  @Test
  void aQuote2_provesValues_locality_andVersion() throws Exception {
    VerifiedQuote verified = quote2(true).verified(NONCE, values);
    assertEquals(OptionalInt.of(1), verified.locality());
    assertEquals(2, verified.version().orElseThrow().specLevel());
    assertTrue(quote2(false).verified(NONCE, values).version().isEmpty());
  }

  @Test
  void whatIsNotAsTheVerifierAsked_isRefusedByName() {
    for (Made made : new Made[] {quote(), quote2(false), quote2(true)}) {
      made.assertRefused(Reason.NONCE, OTHER_NONCE, values);
      made.assertRefused(Reason.PCR_VALUES, NONCE, altered());
      made.assertNoBitMayDiffer();
    }
    TpmPcrComposite fewer = composite(TpmPcrSelection.of(0));
    quote().assertRefused(Reason.PCR_VALUES, NONCE, fewer);
    quote2(true).assertRefused(Reason.PCR_SELECTION, NONCE, fewer);
    TpmPcrComposite tooMany =
        new TpmPcrComposite(PCRS, Bytes.of(new byte[values.pcrValues().size() + 20]));
    quote2(true).assertRefused(Reason.PCR_VALUES, NONCE, tooMany);
  }

  @Test
  void aSignatureOfAnotherLengthOrKey_isRefused() throws Exception {
    Made made = quote();
    new Made(made.signed(), Bytes.EMPTY).assertRefused(Reason.SIGNATURE, NONCE, values);
    new Made(made.signed(), Bytes.of(new byte[256])).assertRefused(Reason.SIGNATURE, NONCE, values);
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    QuoteVerifier other = new QuoteVerifier((RSAPublicKey) generator.generateKeyPair().getPublic());
    RefusedQuoteException refused =
        assertThrows(
            RefusedQuoteException.class,
            () -> other.verify(made.signed(), made.signature(), NONCE, values));
    assertEquals(Reason.SIGNATURE, refused.reason());
  }

  @Test
  void whatWasSignedAndIsNoQuote_isRefused() {
    Bytes quote = quote2(true).signed();
    byte[] trailing = new byte[quote.size() + 1];
    System.arraycopy(quote.toArray(), 0, trailing, 0, quote.size());
    byte[] truncated = new byte[quote.size() - 1];
    System.arraycopy(quote.toArray(), 0, truncated, 0, truncated.length);
    for (byte[] none : new byte[][] {{}, {0}, {0, 0x36}, new byte[48], trailing, truncated}) {
      signing(Bytes.of(none)).assertRefused(Reason.STRUCTURE, NONCE, values);
    }
  }

  @Test
  void aShortKey_isNoIdentity() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(1024);
    RSAPublicKey small = (RSAPublicKey) generator.generateKeyPair().getPublic();
    assertThrows(IllegalArgumentException.class, () -> new QuoteVerifier(small));
  }
}
