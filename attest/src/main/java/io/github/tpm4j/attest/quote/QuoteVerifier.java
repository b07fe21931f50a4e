package io.github.tpm4j.attest.quote;

import io.github.tpm4j.attest.AttestationKey;
import io.github.tpm4j.attest.Reason;
import io.github.tpm4j.attest.RefusedException;
import io.github.tpm4j.attest.Verdict;
import io.github.tpm4j.attest.statement.Findings;
import io.github.tpm4j.attest.statement.SignedStatement;
import io.github.tpm4j.attest.statement.StatementNonce;
import io.github.tpm4j.attest.statement.StatementSignature;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.pcr.Pcr;
import io.github.tpm4j.tss.pcr.PcrSelections;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.structures.TpmsAttest;
import io.github.tpm4j.tss.structures.TpmsPcrSelection;
import io.github.tpm4j.tss.structures.TpmsQuoteInfo;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Verifies quotes of one key against what was asked for. Immutable; any number of threads may use
 * it, though a nonce is for one quote only.
 *
 * <pre>{@code
 * QuoteVerifier verifier =
 *     QuoteVerifier.builder(key).nonce(nonce).selection(PcrSelections.of(TpmAlg.SHA256, 0, 7)).build();
 * Verdict<VerifiedQuote> verdict = verifier.verify(quote, values);
 * }</pre>
 */
public final class QuoteVerifier {
  private static final int MAX_BANKS = 32;

  /** 32 PCR; TPMs of the PC Client profile have 24. */
  private static final int MAX_SELECT_BYTES = 4;

  private final AttestationKey key;
  private final Bytes nonce;
  private final TpmlPcrSelection selection;
  private final boolean allowEmptySelection;
  private final boolean allowSha1;
  private final Bytes qualifiedSigner;
  private final Set<Long> firmwareVersions;
  private final ClockRule clockRule;

  private QuoteVerifier(Builder builder) {
    key = builder.key;
    nonce = builder.nonce;
    selection = builder.selection;
    allowEmptySelection = builder.allowEmptySelection;
    allowSha1 = builder.allowSha1;
    qualifiedSigner = builder.qualifiedSigner;
    firmwareVersions = Set.copyOf(builder.firmwareVersions);
    clockRule = builder.earlier == null ? null : new ClockRule(builder.earlier, builder.sameBoot);
  }

  /**
   * Says what quotes of a key must be.
   *
   * @param key which the caller knows to be in a genuine TPM
   * @return a builder without nonce and selection
   */
  public static Builder builder(AttestationKey key) {
    return new Builder(key);
  }

  /**
   * Verifies a quote.
   *
   * @param quote as received
   * @param values what the quoted PCR are said to hold, each as long as a digest of its bank;
   *     others may be among them, of which the quote says nothing and the result is silent
   * @return what was quoted, or every reason for which the quote is refused
   */
  public Verdict<VerifiedQuote> verify(Quote quote, Map<Pcr, Bytes> values) {
    return Verdict.of(() -> check(quote, values));
  }

  private VerifiedQuote check(Quote quote, Map<Pcr, Bytes> values) throws RefusedException {
    SignedStatement statement =
        SignedStatement.read(quote.attest(), quote.signature(), TpmSt.ATTEST_QUOTE);
    TpmsAttest attest = statement.attest();
    TpmsQuoteInfo quoted = (TpmsQuoteInfo) attest.attested();
    requireBanksOfATpm(quoted.pcrSelect());
    Findings findings = new Findings();
    StatementSignature.check(key, statement, allowSha1, findings);
    StatementNonce.check(nonce, statement, findings);
    checkSelection(quoted.pcrSelect(), findings);
    Map<Pcr, Bytes> verified = PcrDigest.check(quoted, pcrHash(statement), values, findings);
    QuotedClock clock = new QuotedClock(key.name(), attest.clockInfo());
    checkTpm(attest, clock, findings);
    findings.throwIfAny();
    return new VerifiedQuote(
        quoted.pcrSelect(),
        verified,
        attest.extraData(),
        clock,
        attest.firmwareVersion(),
        attest.qualifiedSigner());
  }

  /** More than any TPM has would take memory for each bit that somebody sets. */
  private static void requireBanksOfATpm(TpmlPcrSelection selection) throws RefusedException {
    List<TpmsPcrSelection> banks = selection.pcrSelections();
    if (banks.size() > MAX_BANKS
        || banks.stream().anyMatch(bank -> bank.select().pcrSelect().size() > MAX_SELECT_BYTES)) {
      throw new RefusedException(
          Reason.OVERSIZED, "quote.pcrSelect", "more banks or PCR than any TPM has");
    }
  }

  /** Of the signing scheme; pure ML-DSA has none, and the hash of the key's Name stands in. */
  private TpmAlg pcrHash(SignedStatement statement) {
    TpmAlg hash = statement.signature().hash();
    return hash.equals(TpmAlg.NULL) ? key.area().nameAlg() : hash;
  }

  private void checkSelection(TpmlPcrSelection quoted, Findings findings) {
    List<Pcr> pcrs = PcrSelections.pcrs(quoted);
    if (pcrs.isEmpty() && !allowEmptySelection) {
      findings.add(Reason.SELECTION_EMPTY, "quote.pcrSelect", "no PCR is quoted");
    } else if (selection != null && !pcrs.equals(PcrSelections.pcrs(selection))) {
      findings.add(
          Reason.SELECTION_DIFFERS,
          "quote.pcrSelect",
          pcrs + ", not " + PcrSelections.pcrs(selection));
    }
  }

  private void checkTpm(TpmsAttest attest, QuotedClock clock, Findings findings) {
    findings.require(
        qualifiedSigner == null || qualifiedSigner.equals(attest.qualifiedSigner()),
        Reason.SIGNER_DIFFERS,
        "attest.qualifiedSigner",
        attest.qualifiedSigner() + ", not " + qualifiedSigner);
    findings.require(
        firmwareVersions.isEmpty() || firmwareVersions.contains(attest.firmwareVersion()),
        Reason.FIRMWARE_DIFFERS,
        "attest.firmwareVersion",
        String.format("0x%016X is not one of those that were given", attest.firmwareVersion()));
    if (clockRule != null) {
      clockRule.check(clock, findings);
    }
  }

  /** Collects what quotes must be. For one thread. */
  public static final class Builder {
    private final AttestationKey key;
    private Bytes nonce;
    private boolean withoutNonce;
    private TpmlPcrSelection selection;
    private boolean anySelection;
    private boolean allowEmptySelection;
    private boolean allowSha1;
    private Bytes qualifiedSigner;
    private Set<Long> firmwareVersions = Set.of();
    private QuotedClock earlier;
    private boolean sameBoot;

    private Builder(AttestationKey key) {
      this.key = Objects.requireNonNull(key, "key");
    }

    /**
     * What extraData must be.
     *
     * @param value random and used once, by which a quote is known to be new; compared in constant
     *     time
     * @return this builder
     * @throws IllegalArgumentException if it is empty
     */
    public Builder nonce(Bytes value) {
      if (value.isEmpty()) {
        throw new IllegalArgumentException("an empty nonce is none: say withoutNonce()");
      }
      nonce = value;
      return this;
    }

    /**
     * Any extraData will do: for records of quotes whose time is known otherwise.
     *
     * @return this builder
     */
    public Builder withoutNonce() {
      withoutNonce = true;
      return this;
    }

    /**
     * The PCR that must have been quoted, banks in this order.
     *
     * @param value what is expected
     * @return this builder
     */
    public Builder selection(TpmlPcrSelection value) {
      selection = Objects.requireNonNull(value, "selection");
      return this;
    }

    /**
     * Any PCR may have been quoted: the caller looks at which.
     *
     * @return this builder
     */
    public Builder anySelection() {
      anySelection = true;
      return this;
    }

    /**
     * A quote of no PCR is taken: for one that shows clock and counts only.
     *
     * @return this builder
     */
    public Builder allowingEmptySelection() {
      allowEmptySelection = true;
      return this;
    }

    /**
     * Signatures by SHA-1 are taken, for which collisions can be made.
     *
     * @return this builder
     */
    public Builder allowingSha1() {
      allowSha1 = true;
      return this;
    }

    /**
     * The Qualified Name that the key must have, by which its parents are known too; {@link
     * io.github.tpm4j.tss.names.EntityNames#qualified} computes it.
     *
     * @param value what is expected
     * @return this builder
     */
    public Builder qualifiedSigner(Bytes value) {
      qualifiedSigner = Objects.requireNonNull(value, "qualifiedSigner");
      return this;
    }

    /**
     * The firmware that the TPM must run, one of these.
     *
     * @param values what is expected, one of these
     * @return this builder
     */
    public Builder firmwareVersions(Set<Long> values) {
      firmwareVersions = Set.copyOf(values);
      return this;
    }

    /**
     * A quote of the same key that must have come before: counts and clock must not go back.
     *
     * @param value what is expected
     * @return this builder
     */
    public Builder after(QuotedClock value) {
      earlier = Objects.requireNonNull(value, "earlier");
      return this;
    }

    /**
     * As {@link #after}, and the TPM must not have been reset since.
     *
     * @param value what is expected
     * @return this builder
     */
    public Builder sameBootAs(QuotedClock value) {
      sameBoot = true;
      return after(value);
    }

    /**
     * {@return the verifier}
     *
     * @throws IllegalStateException unless a nonce and a selection are given, or given up in words
     */
    public QuoteVerifier build() {
      if ((nonce == null) != withoutNonce) {
        throw new IllegalStateException("either nonce(...) or withoutNonce()");
      }
      if ((selection == null) != anySelection) {
        throw new IllegalStateException("either selection(...) or anySelection()");
      }
      return new QuoteVerifier(this);
    }
  }
}
