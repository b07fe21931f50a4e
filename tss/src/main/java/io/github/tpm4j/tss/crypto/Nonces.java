package io.github.tpm4j.tss.crypto;

import io.github.tpm4j.tss.wire.Bytes;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;

/** Random octets of this process, from software: nonces, salts, ephemeral keys. */
public final class Nonces {
  private static final SecureRandom RANDOM = softwareRandom();

  private Nonces() {}

  /** {@code length} random octets. */
  public static Bytes next(int length) {
    return Bytes.adopt(octets(length));
  }

  /** {@code length} random octets that the caller may wipe. */
  public static byte[] octets(int length) {
    byte[] octets = new byte[length];
    fill(octets);
    return octets;
  }

  /** Overwrites {@code octets} with random ones. */
  public static void fill(byte[] octets) {
    RANDOM.nextBytes(octets);
  }

  static SecureRandom random() {
    return RANDOM;
  }

  // What new SecureRandom() would choose, were this project's provider not registered.
  private static SecureRandom softwareRandom() {
    for (Provider provider : Security.getProviders()) {
      for (Provider.Service service : provider.getServices()) {
        if (service.getType().equals("SecureRandom") && SoftwareProviders.isForeign(provider)) {
          return instance(service, provider);
        }
      }
    }
    throw new IllegalStateException("this JVM has no SecureRandom in software");
  }

  private static SecureRandom instance(Provider.Service service, Provider provider) {
    try {
      return SecureRandom.getInstance(service.getAlgorithm(), provider);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(provider + " offers what it does not have", e);
    }
  }
}
