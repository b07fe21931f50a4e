package io.github.tpm4j.tpm12.identity;

import io.github.tpm4j.tpm12.identity.RefusedIdentityException.Reason;
import io.github.tpm4j.tpm12.structures.KeyConstants;
import io.github.tpm4j.tpm12.structures.RsaPublicKeys;
import io.github.tpm4j.tpm12.structures.TpmIdentityContents;
import io.github.tpm4j.tpm12.structures.TpmIdentityProof;
import io.github.tpm4j.tpm12.structures.TpmKeyParms;
import io.github.tpm4j.tpm12.verify.IdentitySignature;
import java.security.interfaces.RSAPublicKey;

/**
 * What an authority verifies of a new identity key (Part 1, 12): the key signs for itself, that it
 * was made for this label and this authority. May be used by many threads.
 *
 * <p>It does not show that the key is in a TPM: the endorsement key's certificate does, which
 * {@code EndorsementVerifier} of {@code tpm4j-attest} verifies, together with an {@link
 * IdentityCredential} that was encrypted to that endorsement key, and that came back opened.
 */
public final class IdentityVerifier {
  private final IdentityLabel label;

  /**
   * Verifies keys that were made for a label.
   *
   * @param label the name that the authority has agreed to, and its key
   */
  public IdentityVerifier(IdentityLabel label) {
    this.label = label;
  }

  /**
   * Verifies a proof.
   *
   * @param proof as {@link IdentityRequests} gives it
   * @return the identity key, not known yet to be in a TPM
   * @throws RefusedIdentityException if it was made for another label or authority, or is no
   *     identity key
   */
  public RSAPublicKey verify(TpmIdentityProof proof) throws RefusedIdentityException {
    RSAPublicKey key = key(proof);
    TpmIdentityContents contents = new TpmIdentityContents(label.digest(), proof.identityKey());
    if (!proof.labelArea().equals(label.label())) {
      throw new RefusedIdentityException(Reason.BINDING, "The key was made for another label");
    }
    if (!IdentitySignature.isBy(key, contents.toBytes(), proof.identityBinding())) {
      throw new RefusedIdentityException(
          Reason.BINDING,
          "The key was made for another label or authority, or the proof was altered");
    }
    return key;
  }

  private static RSAPublicKey key(TpmIdentityProof proof) throws RefusedIdentityException {
    TpmKeyParms parms = proof.identityKey().algorithmParms();
    try {
      RSAPublicKey key = RsaPublicKeys.of(proof.identityKey());
      if (IdentitySignature.fits(key)
          && parms.encScheme() == KeyConstants.ES_NONE
          && parms.sigScheme() == KeyConstants.SS_RSASSAPKCS1V15_SHA1) {
        return key;
      }
    } catch (IllegalArgumentException e) {
      throw new RefusedIdentityException(Reason.KEY, "The identity key is malformed", e);
    }
    throw new RefusedIdentityException(
        Reason.KEY, "An identity key has 2048 bits and signs by SHA-1, and this one does not");
  }
}
