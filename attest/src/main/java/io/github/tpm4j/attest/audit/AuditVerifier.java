package io.github.tpm4j.attest.audit;

import io.github.tpm4j.attest.AttestationKey;
import io.github.tpm4j.attest.Reason;
import io.github.tpm4j.attest.RefusedException;
import io.github.tpm4j.attest.Verdict;
import io.github.tpm4j.attest.quote.QuotedClock;
import io.github.tpm4j.attest.statement.Findings;
import io.github.tpm4j.attest.statement.SignedStatement;
import io.github.tpm4j.attest.statement.StatementNonce;
import io.github.tpm4j.attest.statement.StatementSignature;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.names.AuditedCommand;
import io.github.tpm4j.tss.structures.TpmsAttest;
import io.github.tpm4j.tss.structures.TpmsCommandAuditInfo;
import io.github.tpm4j.tss.structures.TpmsSessionAuditInfo;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Verifies that a TPM has executed the commands of a record, in this order and no others.
 * Immutable; any number of threads may use it, though a nonce is for one statement only.
 *
 * <pre>{@code
 * AuditVerifier verifier = AuditVerifier.builder(attestationKey).nonce(nonce).exclusive().build();
 * VerifiedAudit audit = verifier.verify(statement).orThrow();
 * audit.usesOf(keyName);
 * }</pre>
 */
public final class AuditVerifier {
  private final AttestationKey key;
  private final Bytes nonce;
  private final boolean exclusive;
  private final Set<TpmCc> audited;
  private final VerifiedAudit earlier;

  private AuditVerifier(Builder builder) {
    key = builder.key;
    nonce = builder.nonce;
    exclusive = builder.exclusive;
    audited = builder.audited;
    earlier = builder.earlier;
  }

  /**
   * Says what a statement must be; it is one of session audit unless {@link Builder#ofCommands} is
   * called.
   *
   * @param key which the caller knows to be in a genuine TPM
   * @return a builder
   */
  public static Builder builder(AttestationKey key) {
    return new Builder(key);
  }

  /**
   * Verifies a statement.
   *
   * @param statement as received
   * @return the commands, or every reason for which the statement is refused
   */
  public Verdict<VerifiedAudit> verify(AuditStatement statement) {
    return Verdict.of(() -> check(statement));
  }

  private VerifiedAudit check(AuditStatement received) throws RefusedException {
    SignedStatement statement =
        SignedStatement.read(
            received.attest(),
            received.signature(),
            audited == null ? TpmSt.ATTEST_SESSION_AUDIT : TpmSt.ATTEST_COMMAND_AUDIT);
    if (!Digests.isInSoftware(received.hash())) {
      throw new RefusedException(
          Reason.UNSUPPORTED, "hash", "an audit by " + received.hash().alg());
    }
    Findings findings = new Findings();
    StatementSignature.check(key, statement, false, findings);
    StatementNonce.check(nonce, statement, findings);
    TpmsAttest attest = statement.attest();
    boolean isExclusive = false;
    long counter = 0;
    if (attest.attested() instanceof TpmsSessionAuditInfo info) {
      isExclusive = info.exclusiveSession();
      checkSession(info, received, findings);
    } else {
      TpmsCommandAuditInfo info = (TpmsCommandAuditInfo) attest.attested();
      counter = info.auditCounter();
      checkCommands(info, received, findings);
    }
    findings.throwIfAny();
    return new VerifiedAudit(
        received.commands(), isExclusive, counter, new QuotedClock(key.name(), attest.clockInfo()));
  }

  private void checkSession(TpmsSessionAuditInfo info, AuditStatement received, Findings findings) {
    findings.require(
        !exclusive || info.exclusiveSession(),
        Reason.AUDIT_NOT_EXCLUSIVE,
        "sessionAudit.exclusiveSession",
        "other commands may have been executed in between");
    requireDigest("sessionAudit.sessionDigest", info.sessionDigest(), received, findings);
  }

  private void checkCommands(
      TpmsCommandAuditInfo info, AuditStatement received, Findings findings) {
    findings.require(
        info.digestAlg().equals(received.hash().alg()),
        Reason.AUDIT_DIFFERS,
        "commandAudit.digestAlg",
        info.digestAlg() + ", and the record is by " + received.hash().alg());
    findings.require(
        info.commandDigest().equals(digestOf(audited, received.hash())),
        Reason.AUDITED_COMMANDS_DIFFER,
        "commandAudit.commandDigest",
        "the TPM audits other commands than expected");
    if (earlier != null) {
      checkSuccession(info, findings);
    }
    requireDigest("commandAudit.auditDigest", info.auditDigest(), received, findings);
  }

  // The counter rises when the first command after a signed digest is audited.
  private void checkSuccession(TpmsCommandAuditInfo info, Findings findings) {
    long expected = earlier.counter() + (info.auditDigest().isEmpty() ? 0 : 1);
    findings.require(
        info.auditCounter() == expected,
        Reason.AUDIT_COUNT_DIFFERS,
        "commandAudit.auditCounter",
        info.auditCounter() + ", not " + expected + ": not the audit after the earlier one");
  }

  private static void requireDigest(
      String where, Bytes audited, AuditStatement received, Findings findings) {
    findings.require(
        MessageDigest.isEqual(
            audited.borrow(), digestOf(received.commands(), received.hash()).borrow()),
        Reason.AUDIT_DIFFERS,
        where,
        "not the digest of the " + received.commands().size() + " commands of the record");
  }

  private static Bytes digestOf(List<AuditedCommand> commands, HashAlg hash) {
    if (commands.isEmpty()) {
      return Bytes.EMPTY;
    }
    Bytes digest = Bytes.adopt(new byte[hash.digestBytes()]);
    for (AuditedCommand command : commands) {
      digest = command.extend(hash, digest);
    }
    return digest;
  }

  private static Bytes digestOf(Set<TpmCc> commands, HashAlg hash) {
    TpmWriter codes = new TpmWriter();
    commands.stream()
        .sorted(Comparator.comparingInt(TpmCc::value))
        .forEach(command -> command.write(codes));
    return Digests.of(hash, codes.toByteArray());
  }

  /** Collects what statements must be. For one thread. */
  public static final class Builder {
    private final AttestationKey key;
    private Bytes nonce;
    private boolean exclusive;
    private Set<TpmCc> audited;
    private VerifiedAudit earlier;

    private Builder(AttestationKey key) {
      this.key = Objects.requireNonNull(key, "key");
    }

    /**
     * What extraData must be: random and used once.
     *
     * @param value what is expected
     * @return this builder
     * @throws IllegalArgumentException if it is empty
     */
    public Builder nonce(Bytes value) {
      if (value.isEmpty()) {
        throw new IllegalArgumentException("an empty nonce is none");
      }
      nonce = value;
      return this;
    }

    /**
     * The TPM must have executed nothing else since the first command of the session.
     *
     * @return this builder
     */
    public Builder exclusive() {
      exclusive = true;
      return this;
    }

    /**
     * The statement is one of command audit.
     *
     * @param commands all that the TPM must audit, with TPM2_SetCommandCodeAuditStatus, which is
     *     audited always
     * @return this builder
     */
    public Builder ofCommands(Set<TpmCc> commands) {
      audited = Set.copyOf(commands);
      return this;
    }

    /**
     * The statement of command audit must be the next one after an earlier one, so that nothing was
     * executed between the two that is in neither.
     *
     * @param verified by the same attestation key
     * @return this builder
     */
    public Builder after(VerifiedAudit verified) {
      earlier = Objects.requireNonNull(verified, "verified");
      return this;
    }

    /**
     * {@return the verifier}
     *
     * @throws IllegalStateException unless a nonce is given
     */
    public AuditVerifier build() {
      if (nonce == null) {
        throw new IllegalStateException("an audit without a nonce may be an old one");
      }
      return new AuditVerifier(this);
    }
  }
}
