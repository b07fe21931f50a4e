package io.github.tpm4j.engine.crypto.library;

import io.github.tpm4j.tss.algorithms.MlKemSet;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.SecretKey;

/**
 * The JDK's own ML-KEM, where it has code for vector registers and passes our self-test. It is
 * called by reflection: a compiler for release 17 does not know {@code javax.crypto.KEM}.
 */
final class PlatformMlKem {
  private static final Logger LOG = System.getLogger("io.github.tpm4j.engine");
  private static final String PROVIDER = "SunJCE";

  private final Provider provider;
  private final Method getInstance;
  private final Method newDecapsulator;
  private final Method decapsulate;

  private PlatformMlKem(Provider provider) throws ReflectiveOperationException {
    this.provider = provider;
    Class<?> kem = Class.forName("javax.crypto.KEM");
    getInstance = kem.getMethod("getInstance", String.class, Provider.class);
    newDecapsulator = kem.getMethod("newDecapsulator", PrivateKey.class);
    decapsulate =
        Class.forName("javax.crypto.KEM$Decapsulator").getMethod("decapsulate", byte[].class);
  }

  /** That of this JVM, found and tested when it is first asked for. */
  static Optional<PlatformMlKem> forUse() {
    return OfThisJvm.ML_KEM;
  }

  /**
   * That of a provider; empty where it has none, and with a line in the log where it has one that
   * fails the self-test.
   *
   * @param provider may be null
   */
  static Optional<PlatformMlKem> of(Provider provider) {
    String service = MlKemSet.ML_KEM_768.jcaName();
    if (provider == null || provider.getService("KEM", service) == null) {
      return Optional.empty();
    }
    try {
      PlatformMlKem mlKem = new PlatformMlKem(provider);
      PlatformMlKemSelfTest.run(mlKem);
      return Optional.of(mlKem);
    } catch (ReflectiveOperationException
        | GeneralSecurityException
        | RuntimeException
        | LinkageError e) {
      LOG.log(
          Level.WARNING,
          "The JDK's ML-KEM cannot be used; Bouncy Castle does its work: " + e.getMessage());
      return Optional.empty();
    }
  }

  /** What the JDK makes of a key for {@link #decapsulate}. */
  record Prepared(PrivateKey key, Object decapsulator) {}

  /**
   * Prepares a decapsulation key; the caller destroys it.
   *
   * @param expanded dk of FIPS 203
   */
  Prepared prepare(MlKemSet set, byte[] expanded) throws GeneralSecurityException {
    byte[] encoded = Der.mlKemPrivateKey(set, expanded);
    try {
      // The specification's own copies of the bytes are left to the garbage collector.
      PrivateKey key =
          KeyFactory.getInstance(set.jcaName(), provider)
              .generatePrivate(new PKCS8EncodedKeySpec(encoded));
      Object kem = call(getInstance, null, set.jcaName(), provider);
      return new Prepared(key, call(newDecapsulator, kem, key));
    } finally {
      Arrays.fill(encoded, (byte) 0);
    }
  }

  /** The shared secret of FIPS 203, that of an implicit rejection included. */
  byte[] decapsulate(Prepared key, byte[] ciphertext) throws GeneralSecurityException {
    return ((SecretKey) call(decapsulate, key.decapsulator(), ciphertext)).getEncoded();
  }

  private static Object call(Method method, Object target, Object... arguments)
      throws GeneralSecurityException {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof GeneralSecurityException cause) {
        throw cause;
      }
      throw new ProviderException("The JDK's ML-KEM failed", e.getCause());
    } catch (IllegalAccessException e) {
      throw new ProviderException("The JDK's ML-KEM cannot be called", e);
    }
  }

  private static final class OfThisJvm {
    static final Optional<PlatformMlKem> ML_KEM =
        VectorCode.hasMlKem() ? of(Security.getProvider(PROVIDER)) : Optional.empty();
  }
}
