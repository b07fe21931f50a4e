package io.github.tpm4j.cli.attestation;

import io.github.tpm4j.attest.AttestationKey;
import io.github.tpm4j.attest.Verdict;
import io.github.tpm4j.attest.quote.QuoteVerifier;
import io.github.tpm4j.attest.quote.VerifiedQuote;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Verifies quotes; a quote tells by its beginning which family its TPM is of, as there is no TPM to
 * ask.
 */
final class QuoteChecks {
  private QuoteChecks() {}

  /**
   * Verifies a quote.
   *
   * @param key the file of the key that the user trusts
   * @throws IOException if the key cannot be read, or is none
   */
  static CheckedQuote of(QuoteFile file, Path key, QuoteQuestion question) throws IOException {
    return Tpm12QuoteCheck.isMeant(file)
        ? Tpm12QuoteCheck.of(file, key, question)
        : tpm20(file, key, question);
  }

  private static CheckedQuote tpm20(QuoteFile file, Path key, QuoteQuestion question)
      throws IOException {
    AttestationKey known = KnownKey.read(key);
    Verdict<VerifiedQuote> verdict =
        QuoteVerifier.builder(known)
            .nonce(question.nonce())
            .selection(question.pcrs())
            .build()
            .verify(file.quote(), file.values());
    return verdict instanceof Verdict.Accepted<VerifiedQuote> accepted
        ? new CheckedQuote(clock(accepted.value()), accepted.value().values(), verdict.refusals())
        : CheckedQuote.refused(verdict.refusals());
  }

  private static String clock(VerifiedQuote quote) {
    return "resets %d, restarts %d since then, clock %d ms"
        .formatted(
            Integer.toUnsignedLong(quote.clock().info().resetCount()),
            Integer.toUnsignedLong(quote.clock().info().restartCount()),
            quote.clock().info().clock());
  }
}
