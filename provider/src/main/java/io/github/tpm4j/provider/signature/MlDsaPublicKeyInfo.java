package io.github.tpm4j.provider.signature;

import io.github.tpm4j.provider.generation.PostQuantumKeyServices;
import io.github.tpm4j.tss.algorithms.MlDsaSet;
import io.github.tpm4j.tss.crypto.PostQuantumKeyInfo;
import java.security.InvalidKeyException;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A public key of ML-DSA or HashML-DSA with SHA-512, taken out of its SubjectPublicKeyInfo: its DER
 * is always of one form, as the algorithm has no parameters (RFC 9881, 4). So the key may be of any
 * provider, and of a JVM that does not know the algorithm.
 *
 * @param set the parameter set
 * @param hashed whether it is one of HashML-DSA
 * @param key as FIPS 204 encodes it
 */
record MlDsaPublicKeyInfo(MlDsaSet set, boolean hashed, byte[] key) {
  /** Sizes, and 2.16.840.1.101.3.4.3.n, to which n and three sizes belong. */
  private static final String HEADER = "3082%04x300b06096086480165030403%02x0382%04x00";

  private static final int HEADER_BYTES = 22;
  private static final int BETWEEN_BYTES = 18;

  /**
   * Takes a key apart.
   *
   * @throws InvalidKeyException if it is of another algorithm
   */
  static MlDsaPublicKeyInfo of(PublicKey key) throws InvalidKeyException {
    byte[] encoded = PostQuantumKeyInfo.of(key);
    if (encoded == null) {
      throw new InvalidKeyException("ML-DSA needs a public key that has an encoding");
    }
    for (MlDsaSet set : MlDsaSet.values()) {
      for (boolean hashed : new boolean[] {false, true}) {
        if (encoded.length == HEADER_BYTES + set.publicKeyBytes()
            && Arrays.equals(encoded, 0, HEADER_BYTES, header(set, hashed), 0, HEADER_BYTES)) {
          byte[] content = Arrays.copyOfRange(encoded, HEADER_BYTES, encoded.length);
          return new MlDsaPublicKeyInfo(set, hashed, content);
        }
      }
    }
    throw new InvalidKeyException("This is no public key of ML-DSA: " + key.getAlgorithm());
  }

  private static byte[] header(MlDsaSet set, boolean hashed) {
    int bytes = set.publicKeyBytes();
    int first =
        hashed ? PostQuantumKeyServices.FIRST_HASH_ML_DSA : PostQuantumKeyServices.FIRST_ML_DSA;
    int arc = first + set.ordinal();
    return HexFormat.of().parseHex(HEADER.formatted(bytes + BETWEEN_BYTES, arc, bytes + 1));
  }

  /** The SubjectPublicKeyInfo of the key as one of pure ML-DSA. */
  byte[] encodedAsPure() {
    byte[] header = header(set, false);
    byte[] encoded = Arrays.copyOf(header, header.length + key.length);
    System.arraycopy(key, 0, encoded, header.length, key.length);
    return encoded;
  }
}
