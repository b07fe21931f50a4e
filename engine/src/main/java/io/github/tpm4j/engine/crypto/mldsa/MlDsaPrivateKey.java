package io.github.tpm4j.engine.crypto.mldsa;

import io.github.tpm4j.engine.crypto.random.RandomSource;
import io.github.tpm4j.tss.algorithms.MlDsaSet;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.MLDSASigner;

/**
 * A private key of ML-DSA or HashML-DSA, which a TPM keeps as its seed (FIPS 204, 6.1; Part 1,
 * 46.2). Safe for use by several threads.
 */
public final class MlDsaPrivateKey implements AutoCloseable {
  private final MlDsaSet set;
  private final MLDSAPrivateKeyParameters parameters;
  private final MlDsaPublicKey publicKey;

  private MlDsaPrivateKey(MlDsaSet set, MLDSAPrivateKeyParameters parameters) {
    this.set = set;
    this.parameters = parameters;
    publicKey = new MlDsaPublicKey(set, parameters.getPublicKey());
  }

  /**
   * The key pair of a seed (KeyGen_internal, FIPS 204, algorithm 6).
   *
   * @param seed ξ, 32 octets
   * @throws IllegalArgumentException if it has another size
   */
  public static MlDsaPrivateKey fromSeed(MlDsaSet set, byte[] seed) {
    if (seed.length != MlDsaSet.SEED_BYTES) {
      throw new IllegalArgumentException("A seed of " + seed.length + " octets is not ξ");
    }
    return new MlDsaPrivateKey(
        set, new MLDSAPrivateKeyParameters(MlDsaParameters.of(set), seed.clone()));
  }

  public MlDsaPublicKey publicKey() {
    return publicKey;
  }

  /**
   * A hedged signature over a message representative (FIPS 204, algorithm 7), with 32 octets of
   * {@code random}.
   *
   * @param mu see {@link MessageRepresentative}
   */
  public byte[] sign(byte[] mu, RandomSource random) {
    return sign(mu, new ParametersWithRandom(parameters, random.asSecureRandom()));
  }

  /** The deterministic signature: for known answers, not for use where faults are feared. */
  public byte[] signDeterministically(byte[] mu) {
    return sign(mu, parameters);
  }

  private static byte[] sign(byte[] mu, CipherParameters key) {
    if (mu.length != MlDsaSet.MU_BYTES) {
      throw new IllegalArgumentException("A message representative of " + mu.length + " octets");
    }
    MLDSASigner signer = new MLDSASigner();
    signer.init(true, key);
    try {
      return signer.generateMuSignature(mu);
    } catch (CryptoException e) {
      throw new IllegalStateException("ML-DSA signs any message representative", e);
    }
  }

  /** Wipes the key. */
  @Override
  public void close() {
    parameters.destroy();
  }

  @Override
  public String toString() {
    return "MlDsaPrivateKey[" + set.jcaName() + "]";
  }
}
