package io.github.tpm4j.tss.crypto;

import io.github.tpm4j.tss.algorithms.HashAlg;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;

/** The key derivation functions KDFa and KDFe (Part 1, 11.4.10). */
public final class Kdf {

  private Kdf() {}

  /**
   * KDFa: SP 800-108 in counter mode over HMAC.
   *
   * @param label without its terminating zero, which is added
   * @param bits a multiple of 8
   * @return bits / 8 octets, secret if the key is; the caller wipes them
   */
  public static byte[] a(
      HashAlg hash, byte[] key, String label, byte[] contextU, byte[] contextV, int bits) {
    byte[] result = new byte[bits / Byte.SIZE];
    Mac mac = Hmacs.start(hash, key);
    byte[] labelOctets = terminated(label);
    for (int block = 1, done = 0; done < result.length; block++) {
      mac.update(bigEndian(block));
      mac.update(labelOctets);
      mac.update(contextU);
      mac.update(contextV);
      mac.update(bigEndian(bits));
      done = append(mac.doFinal(), result, done);
    }
    return result;
  }

  /**
   * KDFe: the concatenation KDF of SP 800-56A over a hash, for a secret from a key exchange.
   *
   * @param z the x-coordinate of the shared point, padded to the size of the field
   * @param label without its terminating zero, which is added
   * @param partyU the x-coordinate of the ephemeral point, as it is sent
   * @param partyV the x-coordinate of the static point, as its public area has it
   * @param bits a multiple of 8
   */
  public static byte[] e(
      HashAlg hash, byte[] z, String label, byte[] partyU, byte[] partyV, int bits) {
    byte[] result = new byte[bits / Byte.SIZE];
    MessageDigest digest = Digests.start(hash);
    byte[] labelOctets = terminated(label);
    for (int block = 1, done = 0; done < result.length; block++) {
      digest.update(bigEndian(block));
      digest.update(z);
      digest.update(labelOctets);
      digest.update(partyU);
      digest.update(partyV);
      done = append(digest.digest(), result, done);
    }
    return result;
  }

  private static int append(byte[] block, byte[] result, int done) {
    int length = Math.min(block.length, result.length - done);
    System.arraycopy(block, 0, result, done, length);
    Arrays.fill(block, (byte) 0);
    return done + length;
  }

  /** The octets of a label with its terminating zero, as KDFs and OAEP take it. */
  static byte[] terminated(String label) {
    return (label + '\0').getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] bigEndian(int value) {
    return new byte[] {
      (byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value
    };
  }
}
