package io.github.tpm4j.provider.kem;

import io.github.tpm4j.keystore.TpmMlKemPrivateKey;
import io.github.tpm4j.provider.Software;
import io.github.tpm4j.tss.algorithms.MlKemSet;
import io.github.tpm4j.tss.crypto.PostQuantumKeyInfo;
import java.security.InvalidKeyException;
import java.security.PublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;

/** Public keys of ML-KEM, whichever provider they are of. */
final class MlKemPublicKeys {
  /** What a SubjectPublicKeyInfo has before the key, in bytes (RFC 9935, 4). */
  private static final int HEADER_BYTES = 22;

  private MlKemPublicKeys() {}

  /** The key as the software of this JVM takes it. */
  static PublicKey inSoftware(PublicKey key) throws InvalidKeyException {
    byte[] encoded = PostQuantumKeyInfo.of(key);
    if (encoded == null || !"X.509".equals(key.getFormat())) {
      throw new InvalidKeyException("ML-KEM needs a public key with an X.509 encoding");
    }
    try {
      return Software.keyFactory(TpmMlKemPrivateKey.ML_KEM)
          .generatePublic(new X509EncodedKeySpec(encoded));
    } catch (InvalidKeySpecException e) {
      throw new InvalidKeyException("Not a public key of ML-KEM: " + e.getMessage(), e);
    }
  }

  /** The parameter set of a key {@link #inSoftware}, which only JDK 22 and later would say. */
  static MlKemSet set(PublicKey known) throws InvalidKeyException {
    int keyBytes = known.getEncoded().length - HEADER_BYTES;
    for (MlKemSet set : MlKemSet.values()) {
      if (set.publicKeyBytes() == keyBytes) {
        return set;
      }
    }
    throw new InvalidKeyException("ML-KEM has no public keys of " + keyBytes + " bytes");
  }
}
