package io.github.tpm4j.tpm12.session;

import io.github.tpm4j.tpm12.wire.Bytes;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** HMAC with SHA-1. */
final class HmacSha1 {
  private static final String ALGORITHM = "HmacSHA1";

  private HmacSha1() {}

  /**
   * {@return the HMAC, 20 bytes}
   *
   * @param secret is not kept
   */
  static byte[] of(byte[] secret, Bytes... parts) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new Borrowed(secret));
      for (Bytes part : parts) {
        mac.update(part.toArray());
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no HMAC with SHA-1", e);
    }
  }

  /** The JDK wipes what it gets of a key; a SecretKeySpec would keep another copy. */
  private static final class Borrowed implements SecretKey {
    private static final long serialVersionUID = 1L;

    private final transient byte[] secret;

    Borrowed(byte[] secret) {
      this.secret = secret;
    }

    @Override
    public String getAlgorithm() {
      return ALGORITHM;
    }

    @Override
    public String getFormat() {
      return "RAW";
    }

    @Override
    public byte[] getEncoded() {
      return secret.clone();
    }
  }
}
