package io.github.tpm4j.engine.crypto.mlkem;

import io.github.tpm4j.engine.crypto.random.RandomSource;
import io.github.tpm4j.tss.algorithms.MlKemSet;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.SecretWithEncapsulation;
import org.bouncycastle.crypto.kems.MLKEMGenerator;
import org.bouncycastle.crypto.params.MLKEMPublicKeyParameters;

/** An encapsulation key of ML-KEM (FIPS 203). Immutable. */
public final class MlKemPublicKey {
  /** q, below which every coefficient is (FIPS 203, 2.3). */
  private static final int MODULUS = 3329;

  /** ρ, which ends an encoded key. */
  private static final int SEED_BYTES = 32;

  private static final int RANDOM_BYTES = 32;

  private final MlKemSet set;
  private final byte[] encoded;
  private final MLKEMPublicKeyParameters parameters;

  MlKemPublicKey(MlKemSet set, MLKEMPublicKeyParameters parameters) {
    this.set = set;
    this.parameters = parameters;
    encoded = parameters.getEncoded();
  }

  /**
   * The key with this encoding; empty if it fails FIPS 203's checks of type and modulus (7.2): if
   * it has another size, or a coefficient that is not below q.
   */
  public static Optional<MlKemPublicKey> of(MlKemSet set, byte[] encoded) {
    if (encoded.length != set.publicKeyBytes() || !isReduced(encoded)) {
      return Optional.empty();
    }
    return Optional.of(
        new MlKemPublicKey(
            set, new MLKEMPublicKeyParameters(MlKemParameters.of(set), encoded.clone())));
  }

  /** Whether the coefficients, two in three octets (ByteDecode of 12 bits), are all below q. */
  private static boolean isReduced(byte[] encoded) {
    for (int from = 0; from < encoded.length - SEED_BYTES; from += 3) {
      int low = encoded[from] & 0xFF;
      int middle = encoded[from + 1] & 0xFF;
      int high = encoded[from + 2] & 0xFF;
      if ((low | (middle & 0x0F) << 8) >= MODULUS || (middle >> 4 | high << 4) >= MODULUS) {
        return false;
      }
    }
    return true;
  }

  /**
   * A secret and what carries it to the holder of the private key. The caller wipes the secret.
   *
   * @param secret 32 octets
   * @param ciphertext as many octets as {@link MlKemSet#ciphertextBytes}
   */
  public record Encapsulated(byte[] secret, byte[] ciphertext) {}

  /** A fresh secret (FIPS 203, algorithm 20), of 32 octets of {@code random}. */
  public Encapsulated encapsulate(RandomSource random) {
    byte[] m = random.bytes(RANDOM_BYTES);
    try {
      SecretWithEncapsulation made = MLKEMGenerator.internalGenerateEncapsulated(parameters, m);
      return new Encapsulated(made.getSecret(), made.getEncapsulation());
    } finally {
      Arrays.fill(m, (byte) 0);
    }
  }

  public MlKemSet set() {
    return set;
  }

  /** The encoding (ek of FIPS 203). */
  public byte[] encoded() {
    return encoded.clone();
  }

  @Override
  public String toString() {
    return "MlKemPublicKey[" + set.jcaName() + "]";
  }
}
