package io.github.tpm4j.engine.crypto.symmetric;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Encryption and decryption with a block cipher (Part 1, 11.4.7; Part 3, 15.2). Stateless: the
 * chaining value goes in as {@code iv} and comes out with the result.
 */
public final class SymmetricCipher {
  private static final byte[] NO_IV = {};

  private SymmetricCipher() {}

  /**
   * The data processed and the value to chain on with.
   *
   * @param ivOut Part 3, 15.2: the next counter (CTR), the last output of the cipher (OFB), the
   *     last ciphertext block (CBC, CFB; a partial one filled up with the cipher's output, as
   *     libtpms does), empty (ECB)
   */
  public record Result(byte[] data, byte[] ivOut) {}

  public static byte[] encrypt(
      BlockCipherAlgorithm algorithm, BlockCipherMode mode, byte[] key, byte[] iv, byte[] data) {
    return process(algorithm, mode, true, key, iv, data).data;
  }

  public static byte[] decrypt(
      BlockCipherAlgorithm algorithm, BlockCipherMode mode, byte[] key, byte[] iv, byte[] data) {
    return process(algorithm, mode, false, key, iv, data).data;
  }

  /**
   * Encrypts or decrypts and chains.
   *
   * @param key of one of the algorithm's key sizes
   * @param iv of the block's size; empty for ECB
   * @param data any length; for CBC and ECB a multiple of the block
   * @throws IllegalArgumentException if a size is wrong
   */
  public static Result process(
      BlockCipherAlgorithm algorithm,
      BlockCipherMode mode,
      boolean encrypt,
      byte[] key,
      byte[] iv,
      byte[] data) {
    checkSizes(algorithm, mode, key, iv, data);
    int blockBytes = algorithm.blockSizeBytes();
    int blocks = (data.length + blockBytes - 1) / blockBytes;
    if (blocks == 0) {
      return new Result(new byte[0], iv.clone());
    }
    // Whole blocks show the cipher's last output even where the data ends within one.
    byte[] in = Arrays.copyOf(data, blocks * blockBytes);
    byte[] out = processBlocks(algorithm, mode, encrypt, key, iv, in);
    byte[] result = Arrays.copyOf(out, data.length);
    byte[] ivOut =
        switch (mode) {
          case CTR -> added(iv, blocks);
          case OFB -> xor(lastBlock(in, blockBytes), lastBlock(out, blockBytes));
          case CBC, CFB -> lastBlock(cipherText(encrypt, in, out, data.length), blockBytes);
          case ECB -> NO_IV;
        };
    Arrays.fill(encrypt ? in : out, (byte) 0);
    return new Result(result, ivOut);
  }

  private static void checkSizes(
      BlockCipherAlgorithm algorithm, BlockCipherMode mode, byte[] key, byte[] iv, byte[] data) {
    int blockBytes = algorithm.blockSizeBytes();
    if (!algorithm.keySizesBits().contains(key.length * 8)) {
      throw new IllegalArgumentException(algorithm + " has no key of " + key.length + " octets");
    }
    if (iv.length != (mode.hasIv() ? blockBytes : 0)) {
      throw new IllegalArgumentException(mode + " takes no IV of " + iv.length + " octets");
    }
    if (!mode.takesAnyLength() && data.length % blockBytes != 0) {
      throw new IllegalArgumentException(mode + " needs a multiple of " + blockBytes + " octets");
    }
  }

  private static byte[] processBlocks(
      BlockCipherAlgorithm algorithm,
      BlockCipherMode mode,
      boolean encrypt,
      byte[] key,
      byte[] iv,
      byte[] in) {
    return algorithm == BlockCipherAlgorithm.AES
        ? JdkAes.process(mode, encrypt, key, iv, in)
        : BouncyModes.process(algorithm, mode, encrypt, key, iv, in);
  }

  /** The ciphertext; beyond the data's length, where zeros went in, the cipher's output. */
  private static byte[] cipherText(boolean encrypt, byte[] in, byte[] out, int length) {
    byte[] cipherText = out.clone();
    if (!encrypt) {
      System.arraycopy(in, 0, cipherText, 0, length);
    }
    return cipherText;
  }

  /** The counter after {@code blocks} blocks; all its bits count, and it wraps. */
  private static byte[] added(byte[] counter, int blocks) {
    byte[] sum = new BigInteger(1, counter).add(BigInteger.valueOf(blocks)).toByteArray();
    byte[] out = new byte[counter.length];
    int length = Math.min(sum.length, out.length);
    System.arraycopy(sum, sum.length - length, out, out.length - length, length);
    return out;
  }

  private static byte[] lastBlock(byte[] data, int blockBytes) {
    return Arrays.copyOfRange(data, data.length - blockBytes, data.length);
  }

  private static byte[] xor(byte[] left, byte[] right) {
    for (int i = 0; i < left.length; i++) {
      left[i] ^= right[i];
    }
    return left;
  }
}
