package io.github.tpm4j.provider.mac;

import io.github.tpm4j.tss.crypto.SoftwareProviders;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.Provider;
import javax.crypto.Mac;

/**
 * MACs by the other providers, for keys that are in no TPM. The platform chooses among providers by
 * the key, but not once somebody has asked for the length of the MAC before, as JSSE does.
 */
final class PlatformMac {
  private PlatformMac() {}

  /**
   * Starts a MAC.
   *
   * @throws InvalidKeyException if no provider takes the key
   */
  static Mac start(String algorithm, Key key) throws InvalidKeyException {
    InvalidKeyException refusal =
        new InvalidKeyException(
            "No provider of this JVM takes the key for "
                + algorithm
                + ", neither TPM nor another: a "
                + key.getClass().getName());
    for (Provider provider : SoftwareProviders.all("Mac", algorithm)) {
      try {
        Mac mac = Mac.getInstance(algorithm, provider);
        mac.init(key);
        return mac;
      } catch (GeneralSecurityException e) {
        refusal.addSuppressed(e);
      }
    }
    throw refusal;
  }
}
