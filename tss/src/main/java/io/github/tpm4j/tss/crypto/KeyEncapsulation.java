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
 * Makes secrets in software that only the holder of a private key can recover.
 *
 * <p>The only place that calls {@code javax.crypto.KEM}: by reflection, for it came with JDK 21 and
 * with later updates of 17. May be used by many threads.
 */
public final class KeyEncapsulation {
  private static final String KEM = "javax.crypto.KEM";

  private final Object encapsulator;

  private KeyEncapsulation(Object encapsulator) {
    this.encapsulator = encapsulator;
  }

  /** Prepares to make secrets as {@link #to(PublicKey, SecureRandom)}, by random octets of ours. */
  public static KeyEncapsulation to(PublicKey key) throws GeneralSecurityException {
    return to(key, Nonces.random());
  }

  /**
   * Prepares to make secrets for the holder of a key.
   *
   * @param key as the software takes it that its algorithm's name finds
   * @throws GeneralSecurityException if this JVM lacks the algorithm, or does not take the key
   */
  public static KeyEncapsulation to(PublicKey key, SecureRandom random)
      throws GeneralSecurityException {
    Provider provider = PostQuantumProviders.of("KEM", key.getAlgorithm());
    return reflected(
        () -> {
          Class<?> type = Class.forName(KEM);
          Object kem =
              type.getMethod("getInstance", String.class, Provider.class)
                  .invoke(null, key.getAlgorithm(), provider);
          return new KeyEncapsulation(
              type.getMethod("newEncapsulator", PublicKey.class, SecureRandom.class)
                  .invoke(kem, key, random));
        });
  }

  /**
   * Makes a secret.
   *
   * @return the secret as the algorithm gives it, and what it is recovered from
   * @throws GeneralSecurityException if the software finds a fault in the key only now
   */
  public SharedSecret encapsulate() throws GeneralSecurityException {
    return reflected(
        () -> {
          Object made =
              Class.forName(KEM + "$Encapsulator").getMethod("encapsulate").invoke(encapsulator);
          Class<?> type = Class.forName(KEM + "$Encapsulated");
          Key secret = (Key) type.getMethod("key").invoke(made);
          byte[] ciphertext = (byte[]) type.getMethod("encapsulation").invoke(made);
          return new SharedSecret(SecretBytes.adopt(secret.getEncoded()), Bytes.adopt(ciphertext));
        });
  }

  @FunctionalInterface
  private interface Reflected<T> {
    T run() throws ReflectiveOperationException;
  }

  private static <T> T reflected(Reflected<T> calls) throws GeneralSecurityException {
    try {
      return calls.run();
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof GeneralSecurityException cause) {
        throw cause;
      }
      throw new GeneralSecurityException("the software could not encapsulate", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new NoSuchAlgorithmException(
          "this JVM has no " + KEM + ": use JDK 21 or later, or the newest update of 17", e);
    }
  }
}
