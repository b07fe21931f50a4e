package io.github.tpm4j.engine.crypto.dhkem;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.hash.Hmac;
import java.util.Arrays;

/** HKDF as DHKEM labels it (RFC 9180, 4 and 4.1; RFC 5869). */
final class LabeledHkdf {
  private static final byte[] VERSION = "HPKE-v1".getBytes(US_ASCII);
  private static final byte[] KEM = "KEM".getBytes(US_ASCII);
  private static final byte[] NO_SALT = {};
  private static final byte[] FIRST_BLOCK = {1};

  private final HashAlgorithm hash;
  private final byte[] suiteId;

  LabeledHkdf(DhkemSuite suite) {
    hash = suite.hash();
    suiteId = i2osp(suite.id());
  }

  /** ExtractAndExpand of a shared x and of the context, which is ciphertext ‖ recipient. */
  byte[] extractAndExpand(byte[] shared, byte[] ciphertext, byte[] recipient) {
    byte[] label = "eae_prk".getBytes(US_ASCII);
    // An empty salt is zeros of the hash's size (RFC 5869, 2.2); HMAC pads its key with zeros.
    byte[] key = Hmac.compute(hash, NO_SALT, VERSION, KEM, suiteId, label, shared);
    try {
      return expand(key, ciphertext, recipient);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  /** One block of HKDF-Expand, for the secret is as long as a digest. */
  private byte[] expand(byte[] key, byte[] ciphertext, byte[] recipient) {
    byte[] length = i2osp(hash.digestBytes());
    byte[] label = "shared_secret".getBytes(US_ASCII);
    return Hmac.compute(
        hash, key, length, VERSION, KEM, suiteId, label, ciphertext, recipient, FIRST_BLOCK);
  }

  private static byte[] i2osp(int number) {
    return new byte[] {(byte) (number >> 8), (byte) number};
  }
}
