package io.github.tpm4j.tss.crypto;

import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.List;
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
   * {@return the first provider of a service}
   *
   * @throws NoSuchAlgorithmException if this JVM has none
   */
  public static Provider of(String type, String algorithm) throws NoSuchAlgorithmException {
    String service = type + '.' + algorithm;
    Provider known = FOUND.get(service);
    return known != null ? known : find(service);
  }

  /** {@return all registered providers of a service, the first one first} */
  public static List<Provider> all(String type, String algorithm) {
    return all(type + '.' + algorithm);
  }

  private static List<Provider> all(String service) {
    Provider[] providers = Security.getProviders(service);
    return providers == null
        ? List.of()
        : Arrays.stream(providers).filter(SoftwareProviders::isForeign).toList();
  }

  private static Provider find(String service) throws NoSuchAlgorithmException {
    List<Provider> providers = all(service);
    if (providers.isEmpty()) {
      throw new NoSuchAlgorithmException("this JVM has no " + service + " in software");
    }
    FOUND.put(service, providers.get(0));
    return providers.get(0);
  }

  static boolean isForeign(Provider provider) {
    return !provider.getClass().getName().startsWith(OWN_PACKAGE);
  }
}
