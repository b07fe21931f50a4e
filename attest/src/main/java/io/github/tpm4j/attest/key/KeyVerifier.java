package io.github.tpm4j.attest.key;

import io.github.tpm4j.attest.AttestationKey;
import io.github.tpm4j.attest.Reason;
import io.github.tpm4j.attest.RefusedException;
import io.github.tpm4j.attest.Verdict;
import io.github.tpm4j.attest.quote.QuotedClock;
import io.github.tpm4j.attest.statement.Findings;
import io.github.tpm4j.attest.statement.SignedStatement;
import io.github.tpm4j.attest.statement.StatementNonce;
import io.github.tpm4j.attest.statement.StatementSignature;
import io.github.tpm4j.attest.statement.WireForm;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.creation.TpmsCreationData;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.names.EntityNames;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.structures.TpmsAttest;
import io.github.tpm4j.tss.structures.TpmsCertifyInfo;
import io.github.tpm4j.tss.structures.TpmsCreationInfo;
import io.github.tpm4j.tss.wire.Bytes;
import java.security.PublicKey;
import java.util.Objects;
import java.util.Optional;

/**
 * Verifies with public data alone that a key was made in the TPM of an attestation key and cannot
 * leave it. Immutable; any number of threads may use it, though a nonce is for one statement only.
 *
 * <pre>{@code
 * KeyVerifier verifier =
 *     KeyVerifier.builder(attestationKey).nonce(nonce).boundTo(policy.digest(HashAlg.SHA256)).build();
 * Verdict<VerifiedKey> verdict = verifier.verify(KeyStatement.certified(info, signature, area));
 * }</pre>
 */
public final class KeyVerifier {
  private final AttestationKey key;
  private final Bytes nonce;
  private final boolean allowSha1;
  private final KeyRules rules;

  private KeyVerifier(Builder builder) {
    key = builder.key;
    nonce = builder.nonce;
    allowSha1 = builder.allowSha1;
    rules =
        new KeyRules(
            builder.anyBinding,
            builder.policyDigest,
            builder.publicKey,
            builder.parentQualifiedName,
            builder.outsideInfo);
  }

  /**
   * Says what statements by a key must be.
   *
   * @param key which the caller knows to be in a genuine TPM
   * @return a builder that holds keys to be bound to their TPM
   */
  public static Builder builder(AttestationKey key) {
    return new Builder(key);
  }

  /**
   * Verifies a statement, of TPM2_CertifyCreation if it has creation data, else of TPM2_Certify.
   *
   * @param statement as received
   * @return the key, or every reason for which the statement is refused
   */
  public Verdict<VerifiedKey> verify(KeyStatement statement) {
    return Verdict.of(() -> check(statement));
  }

  private VerifiedKey check(KeyStatement received) throws RefusedException {
    boolean ofCreation = received.creationData().isPresent();
    SignedStatement statement =
        SignedStatement.read(
            received.attest(),
            received.signature(),
            ofCreation ? TpmSt.ATTEST_CREATION : TpmSt.ATTEST_CERTIFY);
    TpmtPublic area = WireForm.read(received.publicArea(), "publicArea", TpmtPublic::read);
    if (HashAlg.find(area.nameAlg()).filter(Digests::isInSoftware).isEmpty()) {
      throw new RefusedException(
          Reason.UNSUPPORTED, "publicArea.nameAlg", "a Name by " + area.nameAlg());
    }
    Findings findings = new Findings();
    StatementSignature.check(key, statement, allowSha1, findings);
    StatementNonce.check(nonce, statement, findings);
    TpmsAttest attest = statement.attest();
    rules.checkArea(area, findings);
    Optional<Bytes> qualifiedName = Optional.empty();
    Optional<TpmsCreationData> creationData = Optional.empty();
    if (ofCreation) {
      creationData = Optional.of(creation(received, attest, area, findings));
    } else {
      qualifiedName = Optional.of(certification(attest, area, findings));
    }
    findings.throwIfAny();
    return new VerifiedKey(
        area,
        EntityNames.of(area),
        qualifiedName,
        creationData,
        new QuotedClock(key.name(), attest.clockInfo()),
        attest.firmwareVersion());
  }

  private Bytes certification(TpmsAttest attest, TpmtPublic area, Findings findings) {
    TpmsCertifyInfo info = (TpmsCertifyInfo) attest.attested();
    requireName(info.name(), area, findings);
    rules.checkQualifiedName(info.qualifiedName(), area, findings);
    return info.qualifiedName();
  }

  private TpmsCreationData creation(
      KeyStatement received, TpmsAttest attest, TpmtPublic area, Findings findings)
      throws RefusedException {
    TpmsCreationInfo info = (TpmsCreationInfo) attest.attested();
    requireName(info.objectName(), area, findings);
    Bytes bytes = received.creationData().orElseThrow();
    TpmsCreationData data = WireForm.read(bytes, "creationData", TpmsCreationData::read);
    findings.require(
        info.creationHash().equals(Digests.of(HashAlg.of(area.nameAlg()), bytes)),
        Reason.CREATION_DIFFERS,
        "creation.creationHash",
        "not the digest of the creation data");
    rules.checkCreation(data, findings);
    return data;
  }

  private static void requireName(Bytes certified, TpmtPublic area, Findings findings) {
    findings.require(
        certified.equals(EntityNames.of(area)),
        Reason.NAME_DIFFERS,
        "attest.attested",
        "certified is the object of the Name " + certified);
  }

  /** Collects what statements must be. For one thread. */
  public static final class Builder {
    private final AttestationKey key;
    private Bytes nonce;
    private boolean withoutNonce;
    private boolean allowSha1;
    private boolean anyBinding;
    private Bytes policyDigest;
    private PublicKey publicKey;
    private Bytes parentQualifiedName;
    private Bytes outsideInfo;

    private Builder(AttestationKey key) {
      this.key = Objects.requireNonNull(key, "key");
    }

    /**
     * What extraData must be: random and used once, or a digest of what the statement is for, such
     * as a request for a certificate.
     *
     * @param value what is expected
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
     * Any extraData will do: what a key is does not change.
     *
     * @return this builder
     */
    public Builder withoutNonce() {
      withoutNonce = true;
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
     * Keys are taken that may leave the TPM or were not made in it: fixedTPM, fixedParent and
     * sensitiveDataOrigin are not looked at.
     *
     * @return this builder
     */
    public Builder allowingAnyBinding() {
      anyBinding = true;
      return this;
    }

    /**
     * The policy that the key must be bound to, and that alone authorises its use: userWithAuth
     * must be CLEAR.
     *
     * @param value authPolicy, by the hash of the key's Name
     * @return this builder
     */
    public Builder boundTo(Bytes value) {
      policyDigest = Objects.requireNonNull(value, "policyDigest");
      return this;
    }

    /**
     * The public key that the key must have, such as that of a request for a certificate.
     *
     * @param value what is expected
     * @return this builder
     */
    public Builder publicKey(PublicKey value) {
      publicKey = Objects.requireNonNull(value, "publicKey");
      return this;
    }

    /**
     * The Qualified Name of the parent: the key is in the TPM's own hierarchy under it, wherever it
     * was created.
     *
     * @param value of a primary key's hierarchy, its handle
     * @return this builder
     */
    public Builder parentQualifiedName(Bytes value) {
      parentQualifiedName = Objects.requireNonNull(value, "parentQualifiedName");
      return this;
    }

    /**
     * What outsideInfo of the creation data must be: a nonce that was given when it was made.
     *
     * @param value what is expected
     * @return this builder
     */
    public Builder outsideInfo(Bytes value) {
      outsideInfo = Objects.requireNonNull(value, "outsideInfo");
      return this;
    }

    /**
     * {@return the verifier}
     *
     * @throws IllegalStateException unless a nonce is given, or given up in words
     */
    public KeyVerifier build() {
      if ((nonce == null) != withoutNonce) {
        throw new IllegalStateException("either nonce(...) or withoutNonce()");
      }
      return new KeyVerifier(this);
    }
  }
}
