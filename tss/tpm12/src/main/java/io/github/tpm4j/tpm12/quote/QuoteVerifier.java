package io.github.tpm4j.tpm12.quote;

import io.github.tpm4j.tpm12.quote.RefusedQuoteException.Reason;
import io.github.tpm4j.tpm12.structures.TpmCapVersionInfo;
import io.github.tpm4j.tpm12.structures.TpmPcrComposite;
import io.github.tpm4j.tpm12.structures.TpmQuoteInfo;
import io.github.tpm4j.tpm12.structures.TpmQuoteInfo2;
import io.github.tpm4j.tpm12.verify.IdentitySignature;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.WireException;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Verifies quotes of one identity key, those of TPM_Quote and of TPM_Quote2 (Part 3, 16.3 and
 * 16.5), from public data alone. May be used by many threads.
 *
 * <p>The key must be known to be an identity key of a TPM, as by a certificate: a signing key whose
 * scheme is SHA-1 signs for its user whatever looks like a quote.
 */
public final class QuoteVerifier {
  private static final int PCR_SIZE_BYTES = 20;
  private static final int TAG_QUOTE_INFO2 = 0x0036;

  private final RSAPublicKey key;

  /** What one of the two structures says. */
  private record Info(
      Bytes nonce, Optional<TpmQuoteInfo2> second, Bytes digest, Optional<TpmCapVersionInfo> tpm) {}

  /**
   * Verifies by a key.
   *
   * @param key the identity key's public half
   * @throws IllegalArgumentException if it has not 2048 bits, as each identity key has
   */
  public QuoteVerifier(RSAPublicKey key) {
    this.key = IdentitySignature.requireFit(key);
  }

  /**
   * Verifies a quote.
   *
   * @param signed the wire form of a TPM_QUOTE_INFO, or of a TPM_QUOTE_INFO2 and what follows it
   * @param signature as long as the modulus
   * @param nonce what this verifier has chosen for this quote alone, 20 bytes
   * @param pcrs the PCR that the verifier has asked for, with the values that they are said to have
   * @return what is proved now
   * @throws RefusedQuoteException if it is not
   */
  public VerifiedQuote verify(Bytes signed, Bytes signature, Bytes nonce, TpmPcrComposite pcrs)
      throws RefusedQuoteException {
    require(
        IdentitySignature.isBy(key, signed, signature),
        Reason.SIGNATURE,
        "The key has not signed this");
    Info info = read(signed);
    require(info.nonce().equals(nonce), Reason.NONCE, "The quote was made for another nonce");
    require(
        info.second().isEmpty()
            || info.second().get().infoShort().pcrSelection().equals(pcrs.select()),
        Reason.PCR_SELECTION,
        "The quote is not about the PCR " + pcrs.select().pcrs());
    require(
        pcrs.pcrValues().size() == PCR_SIZE_BYTES * pcrs.select().pcrs().size()
            && info.digest().equals(pcrs.digest()),
        Reason.PCR_VALUES,
        "The PCR " + pcrs.select().pcrs() + " have other values than those given");
    return new VerifiedQuote(
        pcrs,
        info.second()
            .map(second -> OptionalInt.of(second.infoShort().localityAtRelease()))
            .orElse(OptionalInt.empty()),
        info.tpm());
  }

  private static void require(boolean holds, Reason reason, String message)
      throws RefusedQuoteException {
    if (!holds) {
      throw new RefusedQuoteException(reason, message);
    }
  }

  private static Info read(Bytes signed) throws RefusedQuoteException {
    try {
      return new TpmReader(signed.toArray()).u16() == TAG_QUOTE_INFO2
          ? TpmReader.readWhole(signed, QuoteVerifier::second)
          : TpmReader.readWhole(signed, QuoteVerifier::first);
    } catch (WireException e) {
      throw new RefusedQuoteException(
          Reason.STRUCTURE, "What was signed is no quote: " + e.getMessage(), e);
    }
  }

  private static Info first(TpmReader in) {
    TpmQuoteInfo info = TpmQuoteInfo.read(in);
    return new Info(info.externalData(), Optional.empty(), info.digestValue(), Optional.empty());
  }

  private static Info second(TpmReader in) {
    TpmQuoteInfo2 info = TpmQuoteInfo2.read(in);
    Optional<TpmCapVersionInfo> tpm =
        in.remaining() == 0 ? Optional.empty() : Optional.of(TpmCapVersionInfo.read(in));
    Bytes digest = info.infoShort().digestAtRelease();
    return new Info(info.externalData(), Optional.of(info), digest, tpm);
  }
}
