package io.github.tpm4j.differential.executor;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Hashes, HMACs and KDFs of Part 1, 11.4. */
public final class SessionCrypto {
  private SessionCrypto() {}

  /** The digest of the parts, one after the other. */
  public static byte[] hash(TpmAlg hash, byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance(HashAlg.of(hash).jcaName());
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The HMAC of the parts, one after the other. */
  public static byte[] hmac(TpmAlg hash, byte[] key, byte[]... parts) {
    try {
      String name = "Hmac" + HashAlg.of(hash).jcaName().replaceFirst("^SHA-", "SHA");
      Mac mac = Mac.getInstance(name);
      // An empty key and a key of one zero octet are the same to HMAC; the JDK refuses the first.
      mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, name));
      for (byte[] part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** KDFa (Part 1, 11.4.10.2). */
  public static byte[] kdfa(
      TpmAlg hash, byte[] key, String label, byte[] contextU, byte[] contextV, int bits) {
    TpmWriter out = new TpmWriter();
    byte[] text = (label + "\0").getBytes(StandardCharsets.US_ASCII);
    byte[] length = new TpmWriter().u32(bits).toByteArray();
    for (int counter = 1; out.size() < bits / Byte.SIZE; counter++) {
      byte[] number = new TpmWriter().u32(counter).toByteArray();
      out.array(hmac(hash, key, number, text, contextU, contextV, length));
    }
    return Arrays.copyOf(out.toByteArray(), bits / Byte.SIZE);
  }

  /** KDFe (Part 1, 11.4.10.3), for whole octets. */
  public static byte[] kdfe(
      TpmAlg hash, byte[] z, String label, byte[] partyU, byte[] partyV, int bits) {
    TpmWriter out = new TpmWriter();
    byte[] text = (label + "\0").getBytes(StandardCharsets.US_ASCII);
    for (int counter = 1; out.size() < bits / Byte.SIZE; counter++) {
      out.array(hash(hash, new TpmWriter().u32(counter).toByteArray(), z, text, partyU, partyV));
    }
    return Arrays.copyOf(out.toByteArray(), bits / Byte.SIZE);
  }

  /** The octets without zeros at the end (Part 1, 19.6.4.3: they do not count). */
  public static byte[] trimmed(byte[] authValue) {
    int length = authValue.length;
    while (length > 0 && authValue[length - 1] == 0) {
      length--;
    }
    return Arrays.copyOf(authValue, length);
  }

  static byte[] concatenated(byte[]... parts) {
    TpmWriter out = new TpmWriter();
    for (byte[] part : parts) {
      out.array(part);
    }
    return out.toByteArray();
  }
}
