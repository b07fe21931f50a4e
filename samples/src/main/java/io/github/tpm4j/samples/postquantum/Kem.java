package io.github.tpm4j.samples.postquantum;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import javax.crypto.SecretKey;

/**
 * javax.crypto.KEM by reflection, for this sample compiles for JDK 17. With JDK 21 and later write
 *
 * <pre>{@code
 * KEM.Encapsulated made = KEM.getInstance("ML-KEM").newEncapsulator(key).encapsulate(0, 32, "AES");
 * SecretKey same = KEM.getInstance("ML-KEM").newDecapsulator(key).decapsulate(bytes, 0, 32, "AES");
 * }</pre>
 */
final class Kem {
  private static final String KEM = "javax.crypto.KEM";
  private static final int SECRET_BYTES = 32;

  private Kem() {}

  /** A fresh AES-256 key, and what its holder recovers it from. */
  record Encapsulated(SecretKey key, byte[] encapsulation) {}

  static Encapsulated encapsulate(PublicKey receiver) throws GeneralSecurityException {
    Object encapsulator = call(mlKem(), "newEncapsulator", PublicKey.class, receiver);
    Object made = cut(encapsulator, "Encapsulator", "encapsulate");
    return new Encapsulated(
        (SecretKey) call(made, "key", null, null),
        (byte[]) call(made, "encapsulation", null, null));
  }

  static SecretKey decapsulate(PrivateKey key, byte[] encapsulation)
      throws GeneralSecurityException {
    Object decapsulator = call(mlKem(), "newDecapsulator", PrivateKey.class, key);
    return (SecretKey) cut(decapsulator, "Decapsulator", "decapsulate", encapsulation);
  }

  private static Object mlKem() throws GeneralSecurityException {
    try {
      return Class.forName(KEM).getMethod("getInstance", String.class).invoke(null, "ML-KEM");
    } catch (ReflectiveOperationException e) {
      throw new GeneralSecurityException("This JVM has no " + KEM + " with ML-KEM", e);
    }
  }

  private static Object call(Object target, String method, Class<?> type, Object argument)
      throws GeneralSecurityException {
    try {
      return type == null
          ? target.getClass().getMethod(method).invoke(target)
          : target.getClass().getMethod(method, type).invoke(target, argument);
    } catch (ReflectiveOperationException e) {
      throw new GeneralSecurityException(KEM + " refused " + method, e);
    }
  }

  private static Object cut(Object target, String type, String method, byte[]... input)
      throws GeneralSecurityException {
    try {
      Class<?> owner = Class.forName(KEM + '$' + type);
      return input.length == 0
          ? owner
              .getMethod(method, int.class, int.class, String.class)
              .invoke(target, 0, SECRET_BYTES, "AES")
          : owner
              .getMethod(method, byte[].class, int.class, int.class, String.class)
              .invoke(target, input[0], 0, SECRET_BYTES, "AES");
    } catch (ReflectiveOperationException e) {
      throw new GeneralSecurityException(KEM + " refused " + method, e);
    }
  }
}
