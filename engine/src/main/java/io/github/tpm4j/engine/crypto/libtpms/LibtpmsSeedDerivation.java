package io.github.tpm4j.engine.crypto.libtpms;

import io.github.tpm4j.engine.crypto.symmetric.BlockCipherAlgorithm;
import io.github.tpm4j.engine.crypto.symmetric.BlockCipherMode;
import io.github.tpm4j.engine.crypto.symmetric.SymmetricCipher;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What libtpms has in the place of Block_Cipher_df (SP 800-90A, 10.3.2): the same cipher and key,
 * but three chains at once whose inputs add up, lengths that overwrite the beginning of the first
 * chain, and a first block of input that is four bytes shorter.
 */
final class LibtpmsSeedDerivation {
  private static final int BLOCK_BYTES = 16;
  private static final int CHAINS = 3;
  private static final int SHORTER_FIRST_BYTES = 4;
  private static final byte END = (byte) 0x80;
  private static final byte[] NO_IV = {};

  private final byte[] key = new byte[32];
  private final byte[][] chains = new byte[CHAINS][BLOCK_BYTES];
  private final byte[] block = new byte[BLOCK_BYTES];
  private int filled;

  private LibtpmsSeedDerivation() {
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) i;
    }
    for (int i = 0; i < CHAINS; i++) {
      chains[i][3] = (byte) i;
    }
  }

  /** 48 bytes from these inputs, as they follow each other. */
  static byte[] derive(byte[]... inputs) {
    LibtpmsSeedDerivation derivation = new LibtpmsSeedDerivation();
    derivation.step();
    ByteBuffer.wrap(derivation.chains[0])
        .putInt(Arrays.stream(inputs).mapToInt(input -> input.length).sum())
        .putInt(CHAINS * BLOCK_BYTES);
    derivation.filled = SHORTER_FIRST_BYTES;
    for (byte[] input : inputs) {
      derivation.take(input);
    }
    return derivation.result();
  }

  private void take(byte[] input) {
    for (byte octet : input) {
      block[filled++] = octet;
      if (filled == BLOCK_BYTES) {
        step();
      }
    }
  }

  private byte[] result() {
    block[filled] = END;
    step();
    ByteBuffer result = ByteBuffer.allocate(CHAINS * BLOCK_BYTES);
    for (byte[] chain : chains) {
      result.put(chain);
      Arrays.fill(chain, (byte) 0);
    }
    return result.array();
  }

  /** Takes the block into all chains; what goes into the cipher is carried from one to the next. */
  private void step() {
    byte[] carried = new byte[BLOCK_BYTES];
    for (byte[] chain : chains) {
      for (int i = 0; i < BLOCK_BYTES; i++) {
        carried[i] ^= (byte) (chain[i] ^ block[i]);
      }
      byte[] encrypted =
          SymmetricCipher.encrypt(
              BlockCipherAlgorithm.AES, BlockCipherMode.ECB, key, NO_IV, carried);
      System.arraycopy(encrypted, 0, chain, 0, BLOCK_BYTES);
    }
    Arrays.fill(block, (byte) 0);
    filled = 0;
  }
}
