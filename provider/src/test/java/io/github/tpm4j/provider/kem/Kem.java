package io.github.tpm4j.provider.kem;

import java.lang.reflect.InvocationTargetException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import javax.crypto.SecretKey;

/** {@code javax.crypto.KEM}, which no compiler for release 17 knows. */
record Kem(Object kem) {
  private static final String KEM = "javax.crypto.KEM";

  static Kem of(String name) throws Exception {
    return new Kem(call(KEM, null, "getInstance", types(String.class), name));
  }

  static Kem of(String name, Provider provider) throws Exception {
    return new Kem(
        call(KEM, null, "getInstance", types(String.class, Provider.class), name, provider));
  }

  String algorithm() throws Exception {
    return (String) call(KEM, kem, "getAlgorithm", types());
  }

  Decapsulator decapsulator(PrivateKey key) throws Exception {
    return new Decapsulator(call(KEM, kem, "newDecapsulator", types(PrivateKey.class), key));
  }

  Decapsulator decapsulator(PrivateKey key, AlgorithmParameterSpec parameters) throws Exception {
    Class<?>[] types = types(PrivateKey.class, AlgorithmParameterSpec.class);
    return new Decapsulator(call(KEM, kem, "newDecapsulator", types, key, parameters));
  }

  Encapsulator encapsulator(PublicKey key) throws Exception {
    return new Encapsulator(call(KEM, kem, "newEncapsulator", types(PublicKey.class), key));
  }

  Encapsulator encapsulator(PublicKey key, AlgorithmParameterSpec parameters, SecureRandom random)
      throws Exception {
    Class<?>[] types = types(PublicKey.class, AlgorithmParameterSpec.class, SecureRandom.class);
    return new Encapsulator(call(KEM, kem, "newEncapsulator", types, key, parameters, random));
  }

  /** {@code KEM.Decapsulator}. */
  record Decapsulator(Object decapsulator) {
    private static final String TYPE = KEM + "$Decapsulator";

    SecretKey decapsulate(byte[] encapsulation) throws Exception {
      return (SecretKey)
          call(TYPE, decapsulator, "decapsulate", types(byte[].class), (Object) encapsulation);
    }

    SecretKey decapsulate(byte[] encapsulation, int from, int to, String algorithm)
        throws Exception {
      Class<?>[] types = types(byte[].class, int.class, int.class, String.class);
      return (SecretKey)
          call(TYPE, decapsulator, "decapsulate", types, encapsulation, from, to, algorithm);
    }

    String providerName() throws Exception {
      return (String) call(TYPE, decapsulator, "providerName", types());
    }

    String sizes() throws Exception {
      return call(TYPE, decapsulator, "secretSize", types())
          + " "
          + call(TYPE, decapsulator, "encapsulationSize", types());
    }
  }

  /** {@code KEM.Encapsulator}. */
  record Encapsulator(Object encapsulator) {
    private static final String TYPE = KEM + "$Encapsulator";

    Encapsulated encapsulate() throws Exception {
      return new Encapsulated(call(TYPE, encapsulator, "encapsulate", types()));
    }

    Encapsulated encapsulate(int from, int to, String algorithm) throws Exception {
      Class<?>[] types = types(int.class, int.class, String.class);
      return new Encapsulated(call(TYPE, encapsulator, "encapsulate", types, from, to, algorithm));
    }

    String providerName() throws Exception {
      return (String) call(TYPE, encapsulator, "providerName", types());
    }

    String sizes() throws Exception {
      return call(TYPE, encapsulator, "secretSize", types())
          + " "
          + call(TYPE, encapsulator, "encapsulationSize", types());
    }
  }

  /** {@code KEM.Encapsulated}. */
  record Encapsulated(Object encapsulated) {
    private static final String TYPE = KEM + "$Encapsulated";

    SecretKey key() throws Exception {
      return (SecretKey) call(TYPE, encapsulated, "key", types());
    }

    byte[] encapsulation() throws Exception {
      return (byte[]) call(TYPE, encapsulated, "encapsulation", types());
    }

    byte[] params() throws Exception {
      return (byte[]) call(TYPE, encapsulated, "params", types());
    }
  }

  private static Class<?>[] types(Class<?>... types) {
    return types;
  }

  private static Object call(
      String type, Object target, String method, Class<?>[] types, Object... arguments)
      throws Exception {
    try {
      return Class.forName(type).getMethod(method, types).invoke(target, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw e;
    }
  }
}
