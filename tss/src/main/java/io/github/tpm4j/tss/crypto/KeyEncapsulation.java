package io.github.tpm4j.tss.crypto;

import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.lang.reflect.InvocationTargetException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;

/**
 * The only place that calls {@code javax.crypto.KEM}: by reflection, for it came with JDK 21 and
 * with later updates of 17.
 */
final class KeyEncapsulation {
  private static final String KEM = "javax.crypto.KEM";

  private KeyEncapsulation() {}

  /**
   * Makes a secret that only the holder of the private key can recover.
   *
   * @return the secret as the algorithm gives it, and what it is recovered from
   * @throws GeneralSecurityException if this JVM lacks the algorithm, or does not take the key
   */
  static SharedSecret encapsulate(PublicKey key) throws GeneralSecurityException {
    Provider provider = PostQuantumProviders.of("KEM", key.getAlgorithm());
    try {
      Class<?> kemType = Class.forName(KEM);
      Object kem =
          kemType
              .getMethod("getInstance", String.class, Provider.class)
              .invoke(null, key.getAlgorithm(), provider);
      Object encapsulator =
          kemType
              .getMethod("newEncapsulator", PublicKey.class, SecureRandom.class)
              .invoke(kem, key, Nonces.random());
      return sharedSecret(
          Class.forName(KEM + "$Encapsulator").getMethod("encapsulate").invoke(encapsulator));
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof GeneralSecurityException cause) {
        throw cause;
      }
      throw new GeneralSecurityException(provider + " could not encapsulate", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new NoSuchAlgorithmException(
          "this JVM has no " + KEM + ": use JDK 21 or later, or the newest update of 17", e);
    }
  }

  private static SharedSecret sharedSecret(Object encapsulated)
      throws ReflectiveOperationException {
    Class<?> type = Class.forName(KEM + "$Encapsulated");
    Key secret = (Key) type.getMethod("key").invoke(encapsulated);
    byte[] ciphertext = (byte[]) type.getMethod("encapsulation").invoke(encapsulated);
    return new SharedSecret(SecretBytes.adopt(secret.getEncoded()), Bytes.adopt(ciphertext));
  }
}
