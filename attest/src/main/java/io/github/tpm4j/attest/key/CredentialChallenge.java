package io.github.tpm4j.attest.key;

import io.github.tpm4j.attest.Reason;
import io.github.tpm4j.attest.RefusedException;
import io.github.tpm4j.attest.Verdict;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.crypto.KdfLabel;
import io.github.tpm4j.tss.crypto.Nonces;
import io.github.tpm4j.tss.crypto.OuterWrap;
import io.github.tpm4j.tss.crypto.SecretSharing;
import io.github.tpm4j.tss.crypto.SharedSecret;
import io.github.tpm4j.tss.error.TpmUnsupportedException;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Asks a TPM to prove that two keys are in it: an endorsement key, which a certificate vouches for,
 * and the key of a Name (Part 1, 24; TPM2_MakeCredential in software). Only the TPM that holds both
 * gives the secret back, by TPM2_ActivateCredential.
 *
 * <p>Of one object the secret is for one answer. It is wiped by {@link #close}.
 */
public final class CredentialChallenge implements AutoCloseable {
  private final SecretBytes secret;
  private final Bytes credentialBlob;
  private final Bytes encryptedSecret;
  private volatile boolean closed;

  private CredentialChallenge(SecretBytes secret, Bytes credentialBlob, Bytes encryptedSecret) {
    this.secret = secret;
    this.credentialBlob = credentialBlob;
    this.encryptedSecret = encryptedSecret;
  }

  /**
   * A challenge with a new secret.
   *
   * @param endorsementKey the public area of a restricted decryption key, RSA, ECC or ML-KEM, whose
   *     public key the caller knows by its certificate
   * @param name the Name of the other key, such as an attestation key's
   * @return refused if the endorsement key is none, or cannot be encrypted to here
   */
  public static Verdict<CredentialChallenge> of(TpmtPublic endorsementKey, Bytes name) {
    return Verdict.of(
        () -> {
          HashAlg hash = requireStorageKey(endorsementKey);
          return of(endorsementKey, name, SecretBytes.adopt(Nonces.octets(hash.digestBytes())));
        });
  }

  private static HashAlg requireStorageKey(TpmtPublic key) throws RefusedException {
    if (OuterWrap.cipher(key).isEmpty()) {
      throw new RefusedException(
          Reason.KEY_UNFIT, "endorsementKey", "no restricted decryption key with a cipher");
    }
    return HashAlg.find(key.nameAlg())
        .filter(Digests::isInSoftware)
        .orElseThrow(
            () ->
                new RefusedException(
                    Reason.UNSUPPORTED, "endorsementKey.nameAlg", key.nameAlg().toString()));
  }

  private static CredentialChallenge of(TpmtPublic key, Bytes name, SecretBytes secret)
      throws RefusedException {
    try {
      SharedSecret shared = SecretSharing.with(key, KdfLabel.IDENTITY);
      try (SecretBytes seed = shared.secret()) {
        return new CredentialChallenge(secret, wrap(key, seed, name, secret), shared.encrypted());
      }
    } catch (TpmUnsupportedException e) {
      throw new RefusedException(Reason.UNSUPPORTED, "endorsementKey", e.getMessage());
    }
  }

  /** TPMS_ID_OBJECT (Part 2, 12.4.2): an HMAC, and the encrypted TPM2B_DIGEST. */
  private static Bytes wrap(TpmtPublic key, SecretBytes seed, Bytes name, SecretBytes secret) {
    TpmWriter clear = new TpmWriter();
    byte[] plain = clear.sized(secret).toByteArray();
    clear.wipe();
    Bytes wrapped = OuterWrap.wrap(key, seed, name, plain);
    Arrays.fill(plain, (byte) 0);
    return wrapped;
  }

  /**
   * {@return what TPM2_ActivateCredential takes as credentialBlob: the bytes of a TPM2B_ID_OBJECT}
   */
  public Bytes credentialBlob() {
    return credentialBlob;
  }

  /**
   * {@return what TPM2_ActivateCredential takes as secret: the bytes of a TPM2B_ENCRYPTED_SECRET}
   */
  public Bytes encryptedSecret() {
    return encryptedSecret;
  }

  /**
   * {@return whether an answer is the secret; compared in constant time}
   *
   * @param certInfo as TPM2_ActivateCredential has answered it
   */
  public boolean isAnsweredBy(SecretBytes certInfo) {
    boolean same = MessageDigest.isEqual(secret.borrow(), certInfo.borrow());
    // Looked at last: a secret that is wiped meanwhile is zeros, which anybody knows.
    return same && !closed;
  }

  /** Wipes the secret; no answer is right afterwards. */
  @Override
  public void close() {
    closed = true;
    secret.close();
  }
}
