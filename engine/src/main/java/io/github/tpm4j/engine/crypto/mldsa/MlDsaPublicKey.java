package io.github.tpm4j.engine.crypto.mldsa;

import io.github.tpm4j.tss.algorithms.MlDsaSet;
import java.util.Optional;
import org.bouncycastle.crypto.digests.SHAKEDigest;
import org.bouncycastle.crypto.params.MLDSAPublicKeyParameters;
import org.bouncycastle.crypto.signers.MLDSASigner;

/** A public key of ML-DSA or HashML-DSA (FIPS 204). Immutable. */
public final class MlDsaPublicKey {
  private static final int HASH_SECURITY_BITS = 256;
  private static final int HASH_BYTES = 64;

  private final MlDsaSet set;
  private final byte[] encoded;
  private final MLDSAPublicKeyParameters parameters;
  private final byte[] hash;

  MlDsaPublicKey(MlDsaSet set, byte[] encoded) {
    this.set = set;
    this.encoded = encoded.clone();
    parameters = new MLDSAPublicKeyParameters(MlDsaParameters.of(set), this.encoded);
    hash = hash(this.encoded);
  }

  private static byte[] hash(byte[] encoded) {
    SHAKEDigest shake = new SHAKEDigest(HASH_SECURITY_BITS);
    shake.update(encoded, 0, encoded.length);
    byte[] hash = new byte[HASH_BYTES];
    shake.doFinal(hash, 0, hash.length);
    return hash;
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

  /** tr: SHAKE256 of the encoding, 64 octets, with which every μ begins. Not to be changed. */
  byte[] hash() {
    return hash;
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
