package io.github.tpm4j.engine.crypto.mldsa;

import io.github.tpm4j.tss.algorithms.MlDsaSet;
import java.util.Optional;
import org.bouncycastle.crypto.params.MLDSAPublicKeyParameters;
import org.bouncycastle.crypto.signers.MLDSASigner;

/** A public key of ML-DSA or HashML-DSA (FIPS 204). Immutable. */
public final class MlDsaPublicKey {
  private final MlDsaSet set;
  private final byte[] encoded;
  private final MLDSAPublicKeyParameters parameters;

  MlDsaPublicKey(MlDsaSet set, byte[] encoded) {
    this.set = set;
    this.encoded = encoded.clone();
    parameters = new MLDSAPublicKeyParameters(MlDsaParameters.of(set), this.encoded);
  }

  /** The key with this encoding (pkDecode, FIPS 204, algorithm 23); empty if its size is wrong. */
  public static Optional<MlDsaPublicKey> of(MlDsaSet set, byte[] encoded) {
    return encoded.length == set.publicKeyBytes()
        ? Optional.of(new MlDsaPublicKey(set, encoded))
        : Optional.empty();
  }

  /**
   * Whether a signature is this key's over a message representative.
   *
   * @param mu see {@link MessageRepresentative}
   */
  public boolean verify(byte[] mu, byte[] signature) {
    MLDSASigner signer = new MLDSASigner();
    signer.init(false, parameters);
    return signature.length == set.signatureBytes() && signer.verifyMuSignature(mu, signature);
  }

  public MlDsaSet set() {
    return set;
  }

  /** The encoding (pkEncode). */
  public byte[] encoded() {
    return encoded.clone();
  }

  @Override
  public String toString() {
    return "MlDsaPublicKey[" + set.jcaName() + "]";
  }
}
