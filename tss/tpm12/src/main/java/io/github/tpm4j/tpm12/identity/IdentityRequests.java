package io.github.tpm4j.tpm12.identity;

import io.github.tpm4j.tpm12.client.TcpaOaep;
import io.github.tpm4j.tpm12.identity.RefusedIdentityException.Reason;
import io.github.tpm4j.tpm12.structures.TpmIdentityProof;
import io.github.tpm4j.tpm12.structures.TpmIdentityReq;
import io.github.tpm4j.tpm12.structures.TpmKeyParms;
import io.github.tpm4j.tpm12.structures.TpmPubkey;
import io.github.tpm4j.tpm12.structures.TpmSymmetricKey;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.WireException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;

/**
 * The letter that takes the proof of an identity key to its authority (TPM_IDENTITY_REQ), which
 * alone can read which TPM it is: RSA-OAEP as TPMs have it, and AES-128 in CBC.
 */
public final class IdentityRequests {
  private IdentityRequests() {}

  /**
   * {@return a proof, encrypted to an authority}
   *
   * @param proof the key, its binding, and the certificates of the TPM
   * @param authority the authority's public key
   */
  public static TpmIdentityReq encrypt(TpmIdentityProof proof, TpmPubkey authority) {
    TpmSymmetricKey key = SessionKey.random();
    TpmKeyParms algorithm = SessionKey.algorithm();
    return new TpmIdentityReq(
        authority.algorithmParms(),
        algorithm,
        TcpaOaep.encrypt(authority, key.toBytes().toArray()),
        SessionKey.encrypt(key, algorithm, proof.toBytes()));
  }

  /**
   * Opens a letter. What is in it is not verified yet: {@link IdentityVerifier} does that.
   *
   * @param request the letter
   * @param authority the authority's private key, which may be one of a TPM
   * @return the proof
   * @throws RefusedIdentityException if it is for another authority, or damaged
   */
  public static TpmIdentityProof decrypt(TpmIdentityReq request, PrivateKey authority)
      throws RefusedIdentityException {
    try {
      Bytes key = TcpaOaep.decrypt(authority, request.asymBlob());
      TpmSymmetricKey symmetric = TpmReader.readWhole(key, TpmSymmetricKey::read);
      Bytes proof = SessionKey.decrypt(symmetric, request.symAlgorithm(), request.symBlob());
      return TpmReader.readWhole(proof, TpmIdentityProof::read);
    } catch (GeneralSecurityException | WireException e) {
      // Nothing says which: whoever could tell wrong padding from wrong contents could decrypt.
      throw new RefusedIdentityException(
          Reason.ENCRYPTION, "The request is for another authority, or damaged");
    }
  }
}
