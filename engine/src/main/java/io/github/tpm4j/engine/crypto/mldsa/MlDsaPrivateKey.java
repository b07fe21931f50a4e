package io.github.tpm4j.engine.crypto.mldsa;

import io.github.tpm4j.engine.crypto.library.NativeSigningKey;
import io.github.tpm4j.engine.crypto.library.Primitive;
import io.github.tpm4j.engine.crypto.random.RandomSource;
import io.github.tpm4j.tss.algorithms.MlDsaSet;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.MLDSASigner;

/**
 * A private key of ML-DSA or HashML-DSA, which a TPM keeps as its seed (FIPS 204, 6.1; Part 1,
 * 46.2). It is expanded at its first use, where that is. Safe for use by several threads.
 */
public final class MlDsaPrivateKey implements AutoCloseable {
  private final MlDsaSet set;
  private final byte[] seed;
  private MlDsaPublicKey publicKey;
  private MLDSAPrivateKeyParameters parameters;
  private NativeSigningKey nativeKey;
  private boolean isClosed;

  private MlDsaPrivateKey(MlDsaSet set, byte[] seed) {
    this.set = set;
    this.seed = seed;
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
    return new MlDsaPrivateKey(set, seed.clone());
  }

  /**
   * The public key.
   *
   * @throws IllegalStateException if the key is closed and none was asked for before
   */
  public synchronized MlDsaPublicKey publicKey() {
    if (publicKey == null) {
      byte[] encoded =
          natively(Primitive.ML_DSA_KEY_PAIR, NativeSigningKey::publicKey)
              .orElseGet(() -> parameters().getPublicKey());
      publicKey = new MlDsaPublicKey(set, encoded);
    }
    return publicKey;
  }

  /**
   * A hedged signature over a message representative (FIPS 204, algorithm 7).
   *
   * @param mu see {@link MessageRepresentative}
   * @param random gives 32 octets; the native library takes its own instead
   * @throws IllegalStateException if the key is closed
   */
  public byte[] sign(byte[] mu, RandomSource random) {
    requireRepresentative(mu);
    return natively(Primitive.ML_DSA_SIGN, key -> key.sign(mu))
        .orElseGet(
            () -> signHere(mu, new ParametersWithRandom(parameters(), random.asSecureRandom())));
  }

  /** The deterministic signature: for known answers, not for use where faults are feared. */
  public byte[] signDeterministically(byte[] mu) {
    requireRepresentative(mu);
    return signHere(mu, parameters());
  }

  private static void requireRepresentative(byte[] mu) {
    if (mu.length != MlDsaSet.MU_BYTES) {
      throw new IllegalArgumentException("A message representative of " + mu.length + " octets");
    }
  }

  private static byte[] signHere(byte[] mu, CipherParameters key) {
    MLDSASigner signer = new MLDSASigner();
    signer.init(true, key);
    try {
      return signer.generateMuSignature(mu);
    } catch (CryptoException e) {
      throw new IllegalStateException("ML-DSA signs any message representative", e);
    }
  }

  /**
   * What the native library computes with this key, which is prepared there once; empty where it is
   * to be computed here.
   */
  Optional<byte[]> natively(Primitive primitive, NativeSigningKey.Operation operation) {
    return primitive.isNative()
        ? nativeKey().flatMap(key -> key.compute(operation))
        : Optional.empty();
  }

  private synchronized Optional<NativeSigningKey> nativeKey() {
    if (nativeKey == null && !isClosed) {
      nativeKey = NativeSigningKey.of(MlDsaParameters.nativeScheme(set), seed).orElse(null);
    }
    return Optional.ofNullable(nativeKey);
  }

  private synchronized MLDSAPrivateKeyParameters parameters() {
    if (isClosed) {
      throw new IllegalStateException("The key was wiped");
    }
    if (parameters == null) {
      parameters = new MLDSAPrivateKeyParameters(MlDsaParameters.of(set), seed.clone());
    }
    return parameters;
  }

  /** Wipes the key, here and in the native library. */
  @Override
  public synchronized void close() {
    isClosed = true;
    Arrays.fill(seed, (byte) 0);
    if (parameters != null) {
      parameters.destroy();
    }
    if (nativeKey != null) {
      nativeKey.close();
      nativeKey = null;
    }
  }

  @Override
  public String toString() {
    return "MlDsaPrivateKey[" + set.jcaName() + "]";
  }
}
