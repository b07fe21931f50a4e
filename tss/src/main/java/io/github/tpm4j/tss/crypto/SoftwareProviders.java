package io.github.tpm4j.tss.crypto;

import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds software that implements an algorithm. The provider of this project is passed over: its
 * services would send a command to the TPM while one is being built.
 */
public final class SoftwareProviders {
  private static final String OWN_PACKAGE = "io.github.tpm4j.";
  private static final Map<String, Provider> FOUND = new ConcurrentHashMap<>();

  private SoftwareProviders() {}

  /**
   * The first provider of a service.
   *
   * @throws NoSuchAlgorithmException if this JVM has none
   */
  public static Provider of(String type, String algorithm) throws NoSuchAlgorithmException {
    String service = type + '.' + algorithm;
    Provider known = FOUND.get(service);
    return known != null ? known : find(service);
  }

  private static Provider find(String service) throws NoSuchAlgorithmException {
    Provider[] providers = Security.getProviders(service);
    if (providers != null) {
      for (Provider provider : providers) {
        if (isForeign(provider)) {
          FOUND.put(service, provider);
          return provider;
        }
      }
    }
    throw new NoSuchAlgorithmException("this JVM has no " + service + " in software");
  }

  static boolean isForeign(Provider provider) {
    return !provider.getClass().getName().startsWith(OWN_PACKAGE);
  }
}
