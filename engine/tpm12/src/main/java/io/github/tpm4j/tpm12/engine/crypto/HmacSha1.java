package io.github.tpm4j.tpm12.engine.crypto;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.hash.Hmac;

/** HMAC with SHA-1, the one of TPM 1.2. */
public final class HmacSha1 {
  private HmacSha1() {}

  /** {@return the HMAC of the parts, 20 bytes} */
  public static byte[] of(byte[] key, byte[]... parts) {
    return Hmac.compute(HashAlgorithm.SHA1, key, parts);
  }
}
