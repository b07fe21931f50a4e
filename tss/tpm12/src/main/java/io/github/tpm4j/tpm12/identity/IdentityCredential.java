package io.github.tpm4j.tpm12.identity;

import io.github.tpm4j.tpm12.client.TcpaOaep;
import io.github.tpm4j.tpm12.identity.RefusedIdentityException.Reason;
import io.github.tpm4j.tpm12.structures.KeyConstants;
import io.github.tpm4j.tpm12.structures.RsaPublicKeys;
import io.github.tpm4j.tpm12.structures.TpmAsymCaContents;
import io.github.tpm4j.tpm12.structures.TpmKeyParms;
import io.github.tpm4j.tpm12.structures.TpmPubkey;
import io.github.tpm4j.tpm12.structures.TpmSymCaAttestation;
import io.github.tpm4j.tpm12.structures.TpmSymmetricKey;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Marshallable;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import io.github.tpm4j.tpm12.wire.WireException;
import java.security.GeneralSecurityException;
import java.security.interfaces.RSAPublicKey;

/**
 * What an authority sends back: a credential, such as a certificate, or a secret that is asked for
 * afterwards. Only the TPM that has both the endorsement key and the identity key opens it.
 *
 * @param asymBlob for TPM_ActivateIdentity: a {@link TpmAsymCaContents}, encrypted to the
 *     endorsement key
 * @param attestation the credential, encrypted by the key in {@code asymBlob}
 */
public record IdentityCredential(Bytes asymBlob, TpmSymCaAttestation attestation)
    implements Marshallable {

  /**
   * {@return a credential, encrypted for one identity key in one TPM}
   *
   * @param endorsementKey of the TPM, from a certificate that was verified
   * @param identityKey which must be in that TPM
   * @param credential what is to be given to it, of any size
   */
  public static IdentityCredential encrypt(
      RSAPublicKey endorsementKey, TpmPubkey identityKey, Bytes credential) {
    TpmSymmetricKey key = SessionKey.random();
    TpmKeyParms algorithm = SessionKey.algorithm();
    TpmPubkey endorsement =
        RsaPublicKeys.pubkey(
            endorsementKey, KeyConstants.ES_RSAESOAEP_SHA1_MGF1, KeyConstants.SS_NONE);
    Bytes contents = new TpmAsymCaContents(key, identityKey.digest()).toBytes();
    return new IdentityCredential(
        TcpaOaep.encrypt(endorsement, contents.toArray()),
        new TpmSymCaAttestation(algorithm, SessionKey.encrypt(key, algorithm, credential)));
  }

  /**
   * {@return the credential}
   *
   * @param key what TPM_ActivateIdentity has given back
   * @throws RefusedIdentityException if it is encrypted by another key, or damaged
   */
  public Bytes decrypt(TpmSymmetricKey key) throws RefusedIdentityException {
    try {
      return SessionKey.decrypt(key, attestation.algorithm(), attestation.credential());
    } catch (GeneralSecurityException | WireException e) {
      throw new RefusedIdentityException(
          Reason.ENCRYPTION, "The credential is encrypted by another key, or damaged", e);
    }
  }

  /**
   * Reads it: a UINT32 with a size, {@code asymBlob}, and the attestation.
   *
   * @param in stands at its beginning, and then after its end
   * @return the structure
   * @throws WireException if the bytes are none
   */
  public static IdentityCredential read(TpmReader in) {
    return new IdentityCredential(in.sized(), TpmSymCaAttestation.read(in));
  }

  @Override
  public void write(TpmWriter out) {
    out.sized(asymBlob);
    attestation.write(out);
  }
}
