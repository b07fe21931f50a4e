package io.github.tpm4j.tss.crypto;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.error.TpmUnsupportedException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC by the JDK (FIPS 198-1). */
public final class Hmacs {
  // HMAC pads its key with zeros, so this is the same key as none; SecretKeySpec refuses an empty
  // one.
  private static final byte[] NO_KEY = new byte[1];

  private Hmacs() {}

  /**
   * {@return an HMAC to be fed}
   *
   * @param key may be empty
   * @throws TpmUnsupportedException if this JVM lacks the hash
   */
  public static Mac start(HashAlg hash, byte[] key) {
    return start(hash.jcaName(), key);
  }

  static Mac start(String hashName, byte[] key) {
    String name = jcaName(hashName);
    try {
      Mac mac = Mac.getInstance(name, SoftwareProviders.of("Mac", name));
      mac.init(new SecretKeySpec(key.length == 0 ? NO_KEY : key, name));
      return mac;
    } catch (NoSuchAlgorithmException e) {
      throw new TpmUnsupportedException(name + " is needed here: " + e.getMessage(), e);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException(name + " takes any key", e);
    }
  }

  /** {@return the HMAC of the concatenated parts} */
  public static byte[] of(HashAlg hash, byte[] key, byte[]... parts) {
    Mac mac = start(hash, key);
    for (byte[] part : parts) {
      mac.update(part);
    }
    return mac.doFinal();
  }

  private static String jcaName(String hashName) {
    return "Hmac" + (hashName.startsWith("SHA-") ? hashName.replace("-", "") : hashName);
  }
}
