package io.github.tpm4j.engine.crypto.mlkem;

import io.github.tpm4j.engine.crypto.library.PlatformDecapsulationKey;
import io.github.tpm4j.tss.algorithms.MlKemSet;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.kems.MLKEMExtractor;
import org.bouncycastle.crypto.params.MLKEMPrivateKeyParameters;

/**
 * A decapsulation key of ML-KEM, which a TPM keeps as its seed (FIPS 203, 7.1; Part 1, 47.2). Safe
 * for use by several threads.
 */
public final class MlKemPrivateKey implements AutoCloseable {
  private final MlKemSet set;
  private final MLKEMPrivateKeyParameters parameters;
  private final MlKemPublicKey publicKey;

  /** Null before the first decapsulation, and where the JDK does not compute it. */
  private PlatformDecapsulationKey platformKey;

  private boolean isAsked;

  private MlKemPrivateKey(MlKemSet set, MLKEMPrivateKeyParameters parameters) {
    this.set = set;
    this.parameters = parameters;
    publicKey = new MlKemPublicKey(set, parameters.getPublicKeyParameters());
  }

  /**
   * The key pair of a seed (KeyGen_internal, FIPS 203, algorithm 16).
   *
   * @param seed d ‖ z, 64 octets
   * @throws IllegalArgumentException if it has another size
   */
  public static MlKemPrivateKey fromSeed(MlKemSet set, byte[] seed) {
    if (seed.length != MlKemSet.SEED_BYTES) {
      throw new IllegalArgumentException("A seed of " + seed.length + " octets is not d and z");
    }
    return new MlKemPrivateKey(
        set, new MLKEMPrivateKeyParameters(MlKemParameters.of(set), seed.clone()));
  }

  public MlKemPublicKey publicKey() {
    return publicKey;
  }

  /**
   * The secret in a ciphertext, 32 octets (FIPS 203, algorithm 21); of a ciphertext that nobody
   * made with the public key, 32 octets that only this key can compute.
   *
   * @param ciphertext of {@link MlKemSet#ciphertextBytes} octets
   * @throws IllegalArgumentException if it has another size
   */
  public byte[] decapsulate(byte[] ciphertext) {
    if (ciphertext.length != set.ciphertextBytes()) {
      throw new IllegalArgumentException("A ciphertext of " + ciphertext.length + " octets");
    }
    return platformKey()
        .flatMap(key -> key.decapsulate(ciphertext))
        .orElseGet(() -> new MLKEMExtractor(parameters).extractSecret(ciphertext));
  }

  private synchronized Optional<PlatformDecapsulationKey> platformKey() {
    if (!isAsked) {
      isAsked = true;
      byte[] expanded = parameters.getEncoded();
      platformKey = PlatformDecapsulationKey.of(set, expanded).orElse(null);
      Arrays.fill(expanded, (byte) 0);
    }
    return Optional.ofNullable(platformKey);
  }

  /** Wipes the key. */
  @Override
  public synchronized void close() {
    parameters.destroy();
    isAsked = true;
    if (platformKey != null) {
      platformKey.close();
      platformKey = null;
    }
  }

  @Override
  public String toString() {
    return "MlKemPrivateKey[" + set.jcaName() + "]";
  }
}
