package io.github.tpm4j.engine.crypto.library;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyFactorySpi;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;

/**
 * The Amazon Corretto Crypto Provider (AWS-LC), where it is on the class path, loads on this
 * platform and passes its own self-test and ours. It is used as an object and never registered, so
 * that the user's JVM stays as it is. {@link Primitive} says what it computes.
 */
final class NativeLibrary {
  private static final Logger LOG = System.getLogger("io.github.tpm4j.engine");
  private static final String PACKAGE = "com.amazon.corretto.crypto.provider.";
  private static final String EDWARDS_KEYS = "EvpKeyFactory$EdDSA";

  /** Types that derive their public keys, in a method that no interface of the JCA has. */
  private static final List<String> PRIVATE_KEYS =
      List.of("EvpEcPrivateKey", "EvpMlDsaPrivateKey", "EvpEdPrivateKey");

  private final Provider provider;
  private final KeyFactory ecKeys;
  private final KeyFactory rsaKeys;
  private final KeyFactory mlDsaKeys;
  private final KeyFactory edwardsKeys;
  private final Map<Class<?>, Method> publicKeys = new HashMap<>();
  private final NativeKeyMemory keyMemory;

  private NativeLibrary(ClassLoader loader)
      throws ReflectiveOperationException, GeneralSecurityException {
    // Not initialized yet: without its native part it would stumble over a null.
    Class<?> type = Class.forName(PACKAGE + "AmazonCorrettoCryptoProvider", false, loader);
    requirePlatform(loader);
    provider = (Provider) type.getField("INSTANCE").get(null);
    type.getMethod("assertHealthy").invoke(provider);
    for (String privateKey : PRIVATE_KEYS) {
      Class<?> keyType = Class.forName(PACKAGE + privateKey, true, loader);
      publicKeys.put(keyType, accessible(keyType.getDeclaredMethod("getPublicKey")));
    }
    keyMemory = new NativeKeyMemory(loader, PACKAGE);
    ecKeys = KeyFactory.getInstance("EC", provider);
    rsaKeys = KeyFactory.getInstance("RSA", provider);
    mlDsaKeys = KeyFactory.getInstance("ML-DSA", provider);
    edwardsKeys = edwardsKeys(provider, Class.forName(PACKAGE + EDWARDS_KEYS, true, loader));
    NativeSelfTest.run(this);
  }

  private static void requirePlatform(ClassLoader loader) {
    String file = System.mapLibraryName("amazonCorrettoCryptoProvider");
    if (loader.getResource(PACKAGE.replace('.', '/') + file) == null) {
      throw new UnsatisfiedLinkError(
          "its jar is of another platform: it has no "
              + file
              + " (here is "
              + System.getProperty("os.name")
              + " on "
              + System.getProperty("os.arch")
              + ")");
    }
  }

  /**
   * The provider has such a factory, but registers it only where a system property asks for it,
   * which is not ours to set.
   */
  private static KeyFactory edwardsKeys(Provider provider, Class<?> factory)
      throws ReflectiveOperationException {
    KeyFactorySpi spi =
        (KeyFactorySpi)
            accessible(factory.getDeclaredConstructor(provider.getClass())).newInstance(provider);
    return new KeyFactory(spi, provider, "EdDSA") {};
  }

  private static <T extends AccessibleObject> T accessible(T member) {
    member.setAccessible(true);
    return member;
  }

  /** The library that this JVM uses now; see {@link NativeChoice}. */
  static Optional<NativeLibrary> forUse() {
    return NativeChoice.ofThisJvm().library();
  }

  /**
   * Loads and tests the library; empty where it is not there, and with a line in the log where it
   * cannot be used.
   */
  static Optional<NativeLibrary> load(ClassLoader loader) {
    try {
      return Optional.of(new NativeLibrary(loader));
    } catch (ClassNotFoundException e) {
      LOG.log(Level.DEBUG, "No native cryptographic library on the class path");
    } catch (InvocationTargetException e) {
      reportUnusable(e.getCause());
    } catch (ReflectiveOperationException
        | GeneralSecurityException
        | RuntimeException
        | LinkageError e) {
      reportUnusable(e);
    }
    return Optional.empty();
  }

  /** What the library answers; empty if it refuses, which it may where others do not. */
  static <T> Optional<T> attempt(Attempt<T> attempt) {
    try {
      return Optional.of(attempt.run());
    } catch (GeneralSecurityException | ProviderException e) {
      return refused(e);
    } catch (RuntimeException e) {
      // The library's own, which have no type in common and may not be on the class path.
      if (e.getClass().getName().startsWith(PACKAGE)) {
        return refused(e);
      }
      throw e;
    }
  }

  private static <T> Optional<T> refused(Exception reason) {
    LOG.log(Level.DEBUG, "Left to Bouncy Castle", reason);
    return Optional.empty();
  }

  /** A call of the library. */
  @FunctionalInterface
  interface Attempt<T> {
    T run() throws GeneralSecurityException;
  }

  private static void reportUnusable(Throwable reason) {
    LOG.log(
        Level.WARNING,
        "The native cryptographic library cannot be used; Bouncy Castle and the JDK do its work: "
            + rootOf(reason));
  }

  private static Throwable rootOf(Throwable error) {
    Throwable root = error;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  /** Name and version, with those of what is inside. */
  String description() {
    return provider.getInfo();
  }

  KeyFactory ecKeys() {
    return ecKeys;
  }

  Signature ecdsa() throws GeneralSecurityException {
    return Signature.getInstance("NONEwithECDSA", provider);
  }

  KeyAgreement ecdh() throws GeneralSecurityException {
    return KeyAgreement.getInstance("ECDH", provider);
  }

  KeyFactory rsaKeys() {
    return rsaKeys;
  }

  Cipher rsa() throws GeneralSecurityException {
    return Cipher.getInstance("RSA/ECB/NoPadding", provider);
  }

  /** For the keys of a scheme. */
  KeyFactory keys(NativeScheme scheme) {
    return scheme.isEdwards() ? edwardsKeys : mlDsaKeys;
  }

  Signature signature(NativeScheme scheme) throws GeneralSecurityException {
    return Signature.getInstance(scheme.signature(), provider);
  }

  /** The public key of an EC private key of this library, or one of a {@link NativeScheme}. */
  PublicKey publicKey(PrivateKey key) {
    try {
      return (PublicKey) publicKeys.get(key.getClass()).invoke(key);
    } catch (ReflectiveOperationException e) {
      throw new ProviderException("The native library gives no public key", e);
    }
  }

  /** Wipes a private key of this library. */
  void wipe(PrivateKey key) {
    keyMemory.wipe(key);
  }
}
