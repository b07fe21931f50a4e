package io.github.tpm4j.engine.crypto.library;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.Signature;
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

  private final Provider provider;
  private final KeyFactory ecKeys;
  private final KeyFactory rsaKeys;
  private final Method derivePublicKey;

  private NativeLibrary(ClassLoader loader)
      throws ReflectiveOperationException, GeneralSecurityException {
    Class<?> type = Class.forName(PACKAGE + "AmazonCorrettoCryptoProvider", true, loader);
    provider = (Provider) type.getField("INSTANCE").get(null);
    type.getMethod("assertHealthy").invoke(provider);
    // Public, but in no interface of the JCA: without it a private number gives no public key.
    derivePublicKey =
        Class.forName(PACKAGE + "EvpKey$CanDerivePublicKey", true, loader)
            .getMethod("getPublicKey");
    ecKeys = KeyFactory.getInstance("EC", provider);
    rsaKeys = KeyFactory.getInstance("RSA", provider);
    NativeSelfTest.run(this);
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
      LOG.log(Level.DEBUG, "Not computed by the native cryptographic library", e);
      return Optional.empty();
    }
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

  /** The public key of a private key of this library. */
  PublicKey publicKey(PrivateKey key) {
    try {
      return (PublicKey) derivePublicKey.invoke(key);
    } catch (ReflectiveOperationException e) {
      throw new ProviderException("The native library gives no public key", e);
    }
  }
}
