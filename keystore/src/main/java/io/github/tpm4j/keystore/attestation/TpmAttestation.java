package io.github.tpm4j.keystore.attestation;

import io.github.tpm4j.attest.AttestationKey;
import io.github.tpm4j.attest.Reason;
import io.github.tpm4j.attest.Verdict;
import io.github.tpm4j.attest.audit.AuditStatement;
import io.github.tpm4j.attest.key.KeyStatement;
import io.github.tpm4j.attest.quote.Quote;
import io.github.tpm4j.attest.quote.QuoteVerifier;
import io.github.tpm4j.attest.quote.VerifiedQuote;
import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.KeyOrigin;
import io.github.tpm4j.keystore.ParentAuth;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmResidentKey;
import io.github.tpm4j.keystore.WrappedKey;
import io.github.tpm4j.keystore.pem.Tss2KeyType;
import io.github.tpm4j.keystore.pem.Tss2PrivateKey;
import io.github.tpm4j.keystore.tcg.TcgCertificates;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.device.Attestation;
import io.github.tpm4j.tss.device.CommandAudit;
import io.github.tpm4j.tss.device.Creation;
import io.github.tpm4j.tss.device.KeyBlob;
import io.github.tpm4j.tss.device.SessionAudit;
import io.github.tpm4j.tss.device.TpmKey;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.keys.StorageParent;
import io.github.tpm4j.tss.pcr.PcrValues;
import io.github.tpm4j.tss.policy.EndorsementPolicy;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.policy.PolicyInputs;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.templates.EndorsementKey;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Shows to others what a TPM is, holds and has measured; {@code tpm4j-attest} verifies it. May be
 * used by any number of threads.
 *
 * <pre>{@code
 * TpmAttestation attestation = TpmAttestation.with(tpm);
 * Tss2PrivateKey file = attestation.createKey(AttestationKeyKind.EC_P256, KeyAuth.none());
 * TpmKey key = attestation.key(file, KeyAuth.none());
 * QuotedPcrs quoted = attestation.quote(key, nonce, PcrSelections.of(TpmAlg.SHA256, 0, 4, 7));
 * }</pre>
 *
 * <p>All methods throw {@link TpmException} if the TPM refuses or cannot be reached.
 */
public final class TpmAttestation {
  private static final String NAME = "the attestation key";

  /** PCR that are extended this often while they are quoted will never hold still. */
  private static final int MAX_TRIES = 30;

  private final TpmConnection tpm;

  private TpmAttestation(TpmConnection tpm) {
    this.tpm = tpm;
  }

  /**
   * Of this TPM. Sends nothing.
   *
   * @param tpm a connection to the TPM that attests; it stays open
   * @return what attests by that TPM
   */
  public static TpmAttestation with(TpmConnection tpm) {
    return new TpmAttestation(tpm);
  }

  /** {@return the endorsement keys that the TPM has certificates of} */
  public List<EndorsementKey> endorsementKeys() {
    List<TpmHandle> indices = reader().indices();
    return Arrays.stream(EndorsementKey.values())
        .filter(kind -> indices.contains(kind.certificateIndex()))
        .toList();
  }

  /**
   * {@return an endorsement key and its certificate} To make an RSA key takes a TPM up to half a
   * minute.
   *
   * @param kind one of {@link #endorsementKeys}
   */
  public Endorsement endorsement(EndorsementKey kind) {
    EndorsementReader reader = reader();
    Bytes certificate = reader.read(kind.certificateIndex());
    return new Endorsement(kind, certificate, reader.issuers(), reader.key(kind).publicArea());
  }

  /**
   * The certificate of an endorsement key as its NV Index holds it: DER, and maybe bytes after it.
   * The key itself is not made.
   *
   * @param kind one of {@link #endorsementKeys}
   * @return the content of the NV Index, of some hundred bytes to a few thousand
   * @throws TpmException if there is no such Index, or it cannot be read
   */
  public Bytes endorsementCertificate(EndorsementKey kind) {
    return reader().read(kind.certificateIndex());
  }

  /**
   * An endorsement key: one that is persistent, or else made of its template. To make an RSA key
   * takes a TPM up to half a minute.
   *
   * @param kind any of the kinds; its certificate may be missing
   * @return the key, loaded or persistent; it decrypts by the endorsement hierarchy's policy
   * @throws TpmException if the TPM does not make it
   */
  public TpmKey endorsementKey(EndorsementKey kind) {
    return reader().key(kind);
  }

  /**
   * An endorsement key of the high range for one who does not know the password of the endorsement
   * hierarchy: it is used by a policy whose digest stands in an NV Index of the TCG's (EK
   * Credential Profile 2.4, B.6), 0x01C07F01 for keys with SHA-256.
   *
   * @param kind which has PolicyB, as all of the high range
   * @param approved the policy whose digest stands in the Index
   * @param inputs what that policy needs
   * @return the key, for {@link #activate(TpmKey, TpmKey, Bytes, Bytes)}
   * @throws IllegalArgumentException if the key is of the low range
   */
  public TpmKey endorsementKey(EndorsementKey kind, Policy approved, PolicyInputs inputs) {
    HashAlg hash = HashAlg.of(kind.template().nameAlg());
    Policy policy =
        EndorsementPolicy.b(hash, approved)
            .filter(b -> b.digest(hash).equals(kind.template().authPolicy()))
            .orElseThrow(() -> new IllegalArgumentException(kind + " has no PolicyAuthorizeNV"));
    PolicyInputs withIndex =
        PolicyInputs.NONE
            .withSecret(EndorsementPolicy.index(hash).orElseThrow(), () -> SecretBytes.EMPTY)
            .and(inputs);
    return endorsementKey(kind).authorizedBy(KeyAuthorization.policy(policy).with(withIndex));
  }

  /**
   * The certificates of issuers that the TPM holds (NV Indices from 0x01C00100).
   *
   * @return certificates in DER, one after another; empty if the TPM holds none
   */
  public Bytes endorsementIssuers() {
    return reader().issuers();
  }

  /**
   * Makes an attestation key under the storage key.
   *
   * @param kind algorithm and size of the key
   * @param auth its password; the caller closes it
   * @return to be kept in a file ({@code Tss2Pem}); useless on another TPM
   */
  public Tss2PrivateKey createKey(AttestationKeyKind kind, KeyAuth auth) {
    TpmHandle handle = tpm.parentOfNew(tpm.settings().parent());
    boolean rsaParent = !tpm.implementsAlgorithm(TpmAlg.ECC);
    StorageParent parent = tpm.parent(handle, rsaParent);
    try (SecretBytes authValue = auth.value(NAME)) {
      KeyBlob blob = tpm.device().createKey(parent, kind.template().build(), authValue);
      return WrappedKey.file(Tss2KeyType.LOADABLE, handle, blob)
          .emptyAuth(authValue.isEmpty())
          .rsaParent(rsaParent)
          .build();
    }
  }

  /**
   * {@return an attestation key that was made by {@link #createKey}, or another restricted signing
   * key}
   *
   * @param file the file of the attestation key
   * @param auth its password, to be closed when the key is used no more
   * @throws InvalidKeySpecException if the file is damaged
   */
  public TpmKey key(Tss2PrivateKey file, KeyAuth auth) throws InvalidKeySpecException {
    return open(file, KeyOrigin.UNKNOWN, auth);
  }

  /**
   * The Name of the storage key that {@link #createKey} makes keys under. Kept beside a key's file
   * it has {@link #key(Tss2PrivateKey, Bytes, KeyAuth)} refuse a TPM that only seems to be the
   * same.
   *
   * @return the Name: the algorithm and the digest of the public area
   */
  public Bytes storageKeyName() {
    TpmHandle handle = tpm.parentOfNew(tpm.settings().parent());
    return tpm.device().nameOf(tpm.parent(handle, !tpm.implementsAlgorithm(TpmAlg.ECC)));
  }

  /**
   * An attestation key of which the storage key is known. Where that is another one, its use throws
   * {@link io.github.tpm4j.tss.error.TpmForeignKeyException} before anything of the password is
   * sent.
   *
   * @param file the file of the attestation key
   * @param storageKeyName as {@link #storageKeyName} said when the key was made
   * @param auth its password, to be closed when the key is used no more
   * @return the key, which is loaded when it is used
   * @throws InvalidKeySpecException if the file is damaged
   */
  public TpmKey key(Tss2PrivateKey file, Bytes storageKeyName, KeyAuth auth)
      throws InvalidKeySpecException {
    return open(file, KeyOrigin.under(storageKeyName), auth);
  }

  private TpmKey open(Tss2PrivateKey file, KeyOrigin origin, KeyAuth auth)
      throws InvalidKeySpecException {
    return WrappedKey.of(file, origin, NAME).open(tpm, auth.authorization(NAME), ParentAuth.NONE);
  }

  /**
   * {@return an attestation key in the TPM's own memory, such as an IAK}
   *
   * @param handle of a key that the TPM keeps
   * @param auth as for {@link #key}; give the empty password to one that counts wrong ones
   */
  public TpmKey persistentKey(TpmHandle handle, KeyAuth auth) {
    return tpm.device().persistentKey(handle, auth.authorization(NAME));
  }

  /**
   * Keys of the device's identity: persistent keys for signatures that a certificate in one of the
   * TCG's NV Indices (0x01C00000 to 0x01CFFFFF) is about. Makers differ in where they put them, so
   * they are found by the certificates. {@link #persistentKey} opens one.
   *
   * @return in the order of their handles; empty if the maker has left none
   */
  public List<DeviceKey> deviceKeys() {
    Map<TpmHandle, X509Certificate> certificates = new TcgCertificates(tpm.device()).read();
    return certificates.isEmpty() ? List.of() : reader().deviceKeys(certificates);
  }

  /**
   * Quotes PCR, and reads the values that were quoted. The signature and the nonce are verified
   * before this returns.
   *
   * @param key the attestation key, restricted and signing; its own scheme is used
   * @param nonce of the one who asks, 1 to 64 bytes; some TPMs take 34 at the most
   * @param selection the banks and their PCR; at least one PCR
   * @return the quote, and the values of PCR that it is about
   */
  public QuotedPcrs quote(TpmKey key, Bytes nonce, TpmlPcrSelection selection) {
    QuoteVerifier verifier =
        QuoteVerifier.builder(AttestationKey.of(key.publicArea()))
            .nonce(nonce)
            .selection(selection)
            .build();
    for (int tries = 1; ; tries++) {
      PcrValues values = tpm.device().readPcr(selection);
      Attestation made = key.quote(nonce, TpmtSigScheme.NULL, selection);
      Quote quote = Quote.of(made.attest(), made.signature());
      Verdict<VerifiedQuote> verdict = verifier.verify(quote, values.values());
      if (verdict.isAccepted()) {
        return new QuotedPcrs(quote, values);
      }
      if (tries == MAX_TRIES || !isOfOtherValues(verdict)) {
        throw new TpmException("The TPM's quote is not right: " + verdict.refusals());
      }
    }
  }

  /** Whether the PCR were extended between reading and quoting. */
  private static boolean isOfOtherValues(Verdict<VerifiedQuote> verdict) {
    return verdict.refusals().stream()
        .allMatch(refusal -> refusal.reason() == Reason.PCR_DIGEST_DIFFERS);
  }

  /**
   * Certifies that a key is in this TPM, with its public area, in which its policy and whether it
   * can leave are: what a {@code KeyVerifier} takes. It costs one command. The password of the key
   * is used, if it has one, though its policy need not be met.
   *
   * @param attestationKey restricted and signing; its own scheme is used
   * @param key such as the private key of a {@code KeyStore}
   * @param nonce what the one who asks has sent, or a digest of what the statement is for; up to 64
   *     bytes, some TPMs take 34 at the most
   * @return the statement and its signature
   */
  public KeyStatement certify(TpmKey attestationKey, TpmResidentKey key, Bytes nonce) {
    Attestation made = attestationKey.certify(key.loaded(), TpmtSigScheme.NULL, nonce);
    return KeyStatement.certified(made.attest(), made.signature(), key.publicArea());
  }

  /**
   * Certifies that this TPM has made a key, as {@link #certify} does, and with which data: what a
   * {@code KeyVerifier} takes. Neither the key's password nor its policy is asked for. It costs one
   * command once the key is loaded.
   *
   * @param attestationKey restricted and signing; its own scheme is used
   * @param key as a {@code KeyPairGenerator} or {@code KeyGenerator} has returned it; from a {@code
   *     KeyStore} it comes back without what the TPM said when it made it
   * @param nonce what the one who asks has sent, or a digest of what the statement is for; up to 64
   *     bytes, some TPMs take 34 at the most
   * @return the statement and its signature
   * @throws IllegalArgumentException if the key was not made in this JVM, or was taken into the TPM
   */
  public KeyStatement certifyCreation(TpmKey attestationKey, TpmResidentKey key, Bytes nonce) {
    Creation creation =
        Optional.of(key.source())
            .filter(WrappedKey.class::isInstance)
            .flatMap(source -> ((WrappedKey) source).origin().creation())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "what the TPM said when it made key "
                            + key.alias()
                            + " is not known any more: use the key that was just generated, or"
                            + " certify(...)"));
    Attestation made =
        attestationKey.certifyCreation(key.loaded(), creation, TpmtSigScheme.NULL, nonce);
    return KeyStatement.created(made.attest(), made.signature(), key.publicArea(), creation.data());
  }

  /**
   * What an {@code AuditVerifier} takes of a session audit: the commands so far, and the TPM's
   * signature over their digest. Needs the password of the endorsement hierarchy, if it has one.
   *
   * @param attestationKey restricted and signing; its own scheme is used
   * @param audit which was started with {@link TpmConnection#device}
   * @param nonce what the one who asks has sent, 1 to 64 bytes; some TPMs take 34 at the most
   * @return the statement, its signature, and what was recorded
   */
  public AuditStatement audited(TpmKey attestationKey, SessionAudit audit, Bytes nonce) {
    Attestation made = audit.attest(attestationKey, nonce);
    return AuditStatement.of(made.attest(), made.signature(), audit.hash(), audit.commands());
  }

  /**
   * The same of a command audit; the next statement begins after this one.
   *
   * @param attestationKey restricted and signing; its own scheme is used
   * @param audit which was started with {@link TpmConnection#device}
   * @param nonce what the one who asks has sent, 1 to 64 bytes; some TPMs take 34 at the most
   * @return the statement, its signature, and what was recorded
   */
  public AuditStatement audited(TpmKey attestationKey, CommandAudit audit, Bytes nonce) {
    CommandAudit.Recorded recorded = audit.attest(attestationKey, nonce);
    Attestation made = recorded.attestation();
    return AuditStatement.of(made.attest(), made.signature(), audit.hash(), recorded.commands());
  }

  /**
   * Answers a {@code CredentialChallenge}: proves that the attestation key and the endorsement key
   * are in the same TPM.
   *
   * @param kind the endorsement key that the challenge was encrypted to
   * @param attestationKey whose Name the challenge was made for
   * @param credentialBlob the challenge's part that holds its secret: the content of a
   *     TPM2B_ID_OBJECT
   * @param encryptedSecret the challenge's part for the endorsement key: the content of a
   *     TPM2B_ENCRYPTED_SECRET
   * @return the secret of the challenge; the caller wipes it
   */
  public SecretBytes activate(
      EndorsementKey kind, TpmKey attestationKey, Bytes credentialBlob, Bytes encryptedSecret) {
    return activate(reader().key(kind), attestationKey, credentialBlob, encryptedSecret);
  }

  /**
   * The same with an endorsement key that was asked for before, and can be used in another way than
   * by the password of its hierarchy.
   *
   * @param endorsementKey the one that the challenge was encrypted to
   * @param attestationKey whose Name the challenge was made for
   * @param credentialBlob of the challenge
   * @param encryptedSecret of the challenge
   * @return the secret of the challenge; the caller wipes it
   */
  public SecretBytes activate(
      TpmKey endorsementKey, TpmKey attestationKey, Bytes credentialBlob, Bytes encryptedSecret) {
    return attestationKey.activate(endorsementKey, credentialBlob, encryptedSecret);
  }

  private EndorsementReader reader() {
    return new EndorsementReader(tpm.device());
  }

  @Override
  public String toString() {
    return "TpmAttestation[" + tpm + "]";
  }
}
