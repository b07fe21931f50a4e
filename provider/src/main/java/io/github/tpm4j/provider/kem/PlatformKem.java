package io.github.tpm4j.provider.kem;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import javax.crypto.SecretKey;

/**
 * A {@link Mechanism} as {@code javax.crypto.KEMSpi}, whose types later updates of JDK 17 have at
 * run time, but no compiler for release 17 knows: proxies implement its interfaces, and its other
 * types are made by reflection.
 */
final class PlatformKem {
  static final String KEM = "javax.crypto.KEM";

  private static final String SPI = KEM + "Spi";

  private PlatformKem() {}

  /** A {@code KEMSpi}. */
  static Object spi(Mechanism kem) {
    return proxy(
        SPI,
        kem,
        (method, arguments) ->
            switch (method) {
              case "engineNewEncapsulator" ->
                  encapsulator(
                      kem.newEncapsulator(
                          (PublicKey) arguments[0],
                          (AlgorithmParameterSpec) arguments[1],
                          (SecureRandom) arguments[2]));
              case "engineNewDecapsulator" ->
                  decapsulator(
                      kem.newDecapsulator(
                          (PrivateKey) arguments[0], (AlgorithmParameterSpec) arguments[1]));
              default -> throw new UnsupportedOperationException(method);
            });
  }

  private static Object encapsulator(Encapsulator encapsulator) {
    return proxy(
        SPI + "$EncapsulatorSpi",
        encapsulator,
        (method, arguments) ->
            switch (method) {
              case "engineEncapsulate" ->
                  encapsulator.encapsulate(
                      (int) arguments[0], (int) arguments[1], (String) arguments[2]);
              case "engineSecretSize" -> encapsulator.secretSize();
              case "engineEncapsulationSize" -> encapsulator.encapsulationSize();
              default -> throw new UnsupportedOperationException(method);
            });
  }

  private static Object decapsulator(Decapsulator decapsulator) {
    return proxy(
        SPI + "$DecapsulatorSpi",
        decapsulator,
        (method, arguments) ->
            switch (method) {
              case "engineDecapsulate" ->
                  decapsulator.decapsulate(
                      (byte[]) arguments[0],
                      (int) arguments[1],
                      (int) arguments[2],
                      (String) arguments[3]);
              case "engineSecretSize" -> decapsulator.secretSize();
              case "engineEncapsulationSize" -> decapsulator.encapsulationSize();
              default -> throw new UnsupportedOperationException(method);
            });
  }

  /** A {@code KEM.Encapsulated}, which has no parameters. */
  static Object encapsulated(SecretKey secret, byte[] encapsulation) {
    return made(
        KEM + "$Encapsulated",
        new Class<?>[] {SecretKey.class, byte[].class, byte[].class},
        secret,
        encapsulation,
        null);
  }

  /** A {@code DecapsulateException}. */
  static GeneralSecurityException decapsulateException(String message, Throwable cause) {
    return (GeneralSecurityException)
        made(
            "javax.crypto.DecapsulateException",
            new Class<?>[] {String.class, Throwable.class},
            message,
            cause);
  }

  private static Object made(String type, Class<?>[] parameters, Object... arguments) {
    try {
      return Class.forName(type).getConstructor(parameters).newInstance(arguments);
    } catch (InvocationTargetException e) {
      throw new ProviderException(type + " could not be made", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw missing(type, e);
    }
  }

  /** What the calls of an interface of the SPI do. */
  @FunctionalInterface
  private interface Calls {
    Object call(String method, Object[] arguments) throws GeneralSecurityException;
  }

  private static Object proxy(String type, Object target, Calls calls) {
    InvocationHandler handler =
        (proxy, method, arguments) ->
            method.getDeclaringClass() == Object.class
                ? ofObject(proxy, method.getName(), arguments, target)
                : calls.call(method.getName(), arguments);
    try {
      return Proxy.newProxyInstance(
          PlatformKem.class.getClassLoader(), new Class<?>[] {Class.forName(type)}, handler);
    } catch (ClassNotFoundException e) {
      throw missing(type, e);
    }
  }

  private static Object ofObject(Object proxy, String method, Object[] arguments, Object target) {
    return switch (method) {
      case "equals" -> proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      default -> target.toString();
    };
  }

  private static ProviderException missing(String type, Exception cause) {
    return new ProviderException("This JVM has no " + type, cause);
  }
}
