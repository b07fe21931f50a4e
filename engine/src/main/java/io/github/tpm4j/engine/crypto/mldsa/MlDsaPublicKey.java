package io.github.tpm4j.engine.crypto.mldsa;

import io.github.tpm4j.engine.crypto.library.NativeVerifyingKey;
import io.github.tpm4j.engine.crypto.library.Primitive;
import io.github.tpm4j.tss.algorithms.MlDsaSet;
import java.util.Optional;
import org.bouncycastle.crypto.digests.SHAKEDigest;
import org.bouncycastle.crypto.params.MLDSAPublicKeyParameters;
import org.bouncycastle.crypto.signers.MLDSASigner;

/** A public key of ML-DSA or HashML-DSA (FIPS 204). Immutable; what is computed of it is kept. */
public final class MlDsaPublicKey {
  private static final int HASH_SECURITY_BITS = 256;
  private static final int HASH_BYTES = 64;

  private final MlDsaSet set;
  private final byte[] encoded;
  private volatile MLDSAPublicKeyParameters parameters;
  private volatile NativeVerifyingKey nativeKey;
  private volatile byte[] hash;

  MlDsaPublicKey(MlDsaSet set, byte[] encoded) {
    this.set = set;
    this.encoded = encoded.clone();
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
    return signature.length == set.signatureBytes()
        && nativeKey()
            .flatMap(key -> key.verify(mu, signature))
            .orElseGet(() -> verifyHere(mu, signature));
  }

  /** The key in the native library, prepared once; empty where the primitive is not native. */
  Optional<NativeVerifyingKey> nativeKey() {
    NativeVerifyingKey known = nativeKey;
    if (known == null && Primitive.ML_DSA_VERIFY.isNative()) {
      known = NativeVerifyingKey.of(MlDsaParameters.nativeScheme(set), encoded).orElse(null);
      nativeKey = known;
    }
    return Optional.ofNullable(known);
  }

  boolean verifyHere(byte[] mu, byte[] signature) {
    MLDSASigner signer = new MLDSASigner();
    signer.init(false, parameters());
    return signer.verifyMuSignature(mu, signature);
  }

  private MLDSAPublicKeyParameters parameters() {
    MLDSAPublicKeyParameters known = parameters;
    if (known == null) {
      known = new MLDSAPublicKeyParameters(MlDsaParameters.of(set), encoded);
      parameters = known;
    }
    return known;
  }

  /** tr: SHAKE256 of the encoding, 64 octets, with which every μ begins. Not to be changed. */
  byte[] hash() {
    byte[] known = hash;
    if (known == null) {
      known = hash(encoded);
      hash = known;
    }
    return known;
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
