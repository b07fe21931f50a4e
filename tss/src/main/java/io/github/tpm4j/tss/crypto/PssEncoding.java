package io.github.tpm4j.tss.crypto;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.wire.Bytes;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;

/** Looks into EMSA-PSS (RFC 8017, 9.1). */
public final class PssEncoding {

  private PssEncoding() {}

  /**
   * How long the salt in a signature is, in octets. The signature is not verified.
   *
   * @throws IllegalArgumentException if it is no PSS signature by this key with this hash
   */
  public static int saltBytes(RSAPublicKey key, HashAlg hash, Bytes signature) {
    int bits = key.getModulus().bitLength() - 1;
    int length = (bits + 7) / 8;
    byte[] encoded = recover(key, signature, length);
    int maskedLength = length - hash.digestBytes() - 1;
    byte[] data = Arrays.copyOf(encoded, maskedLength);
    byte[] seed = Arrays.copyOfRange(encoded, maskedLength, length - 1);
    xor(data, mgf1(hash, seed, maskedLength));
    data[0] &= (byte) (0xFF >> (8 * length - bits));
    int separator = 0;
    while (separator < data.length && data[separator] == 0) {
      separator++;
    }
    if (separator == data.length || data[separator] != 1) {
      throw new IllegalArgumentException("not a PSS signature with " + hash);
    }
    return data.length - separator - 1;
  }

  private static byte[] recover(RSAPublicKey key, Bytes signature, int length) {
    BigInteger number = new BigInteger(1, signature.borrow());
    byte[] octets = number.modPow(key.getPublicExponent(), key.getModulus()).toByteArray();
    byte[] encoded = new byte[length];
    int count = Math.min(octets.length, length);
    System.arraycopy(octets, octets.length - count, encoded, length - count, count);
    return encoded;
  }

  private static byte[] mgf1(HashAlg hash, byte[] seed, int length) {
    MessageDigest digest = Digests.start(hash);
    byte[] mask = new byte[length];
    for (int counter = 0, done = 0; done < length; counter++) {
      digest.update(seed);
      byte[] block = digest.digest(ByteBuffer.allocate(Integer.BYTES).putInt(counter).array());
      int count = Math.min(block.length, length - done);
      System.arraycopy(block, 0, mask, done, count);
      done += count;
    }
    return mask;
  }

  private static void xor(byte[] data, byte[] mask) {
    for (int i = 0; i < data.length; i++) {
      data[i] ^= mask[i];
    }
  }
}
