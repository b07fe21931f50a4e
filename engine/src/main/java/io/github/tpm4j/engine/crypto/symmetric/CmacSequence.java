package io.github.tpm4j.engine.crypto.symmetric;

import io.github.tpm4j.engine.crypto.hash.MacSequence;
import java.util.Arrays;
import org.bouncycastle.crypto.macs.CMac;

/**
 * CMAC whose state can be saved: the chaining value and the octets after it.
 *
 * <p>Bouncy Castle's CMac keeps its state to itself. But CMAC is CBC with a special last block, so
 * the chaining value is a CBC ciphertext block; and a CMac that starts with the decryption of that
 * block goes on from it.
 */
public final class CmacSequence implements MacSequence {
  private final BlockCipherAlgorithm algorithm;
  private final byte[] key;
  private byte[] chain;
  // Kept back, 1 to blockSize octets once there is data: the last block is processed otherwise.
  private byte[] tail;
  private boolean chained;

  private CmacSequence(
      BlockCipherAlgorithm algorithm, byte[] key, byte[] chain, byte[] tail, boolean chained) {
    this.algorithm = algorithm;
    this.key = key.clone();
    this.chain = chain;
    this.tail = tail;
    this.chained = chained;
  }

  public static CmacSequence start(BlockCipherAlgorithm algorithm, byte[] key) {
    byte[] zero = new byte[algorithm.blockSizeBytes()];
    return new CmacSequence(algorithm, key, zero, new byte[0], false);
  }

  /**
   * The sequence as it was when {@link #save} gave {@code state}, with the key of its start.
   *
   * @throws IllegalArgumentException if {@code state} is not a state of this algorithm
   */
  public static CmacSequence restore(BlockCipherAlgorithm algorithm, byte[] key, byte[] state) {
    int block = algorithm.blockSizeBytes();
    int tailBytes = state.length - 1 - block;
    if (tailBytes < 0 || tailBytes > block) {
      throw new IllegalArgumentException("The saved state is not one of CMAC with " + algorithm);
    }
    byte[] chain = Arrays.copyOfRange(state, 1, 1 + block);
    byte[] tail = Arrays.copyOfRange(state, 1 + block, state.length);
    return new CmacSequence(algorithm, key, chain, tail, state[0] != 0);
  }

  @Override
  public void update(byte[] data) {
    byte[] pending = concat(tail, data);
    int block = algorithm.blockSizeBytes();
    int processed = Math.max(0, (pending.length - 1) / block * block);
    if (processed > 0) {
      byte[] blocks = Arrays.copyOf(pending, processed);
      chain =
          SymmetricCipher.process(algorithm, BlockCipherMode.CBC, true, key, chain, blocks).ivOut();
      chained = true;
    }
    tail = Arrays.copyOfRange(pending, processed, pending.length);
  }

  @Override
  public byte[] finish() {
    CMac mac = Cmac.start(algorithm, key);
    if (chained) {
      byte[] first =
          SymmetricCipher.decrypt(algorithm, BlockCipherMode.ECB, key, new byte[0], chain);
      mac.update(first, 0, first.length);
    }
    mac.update(tail, 0, tail.length);
    Arrays.fill(key, (byte) 0);
    return Cmac.finish(mac);
  }

  @Override
  public byte[] save() {
    return concat(new byte[] {(byte) (chained ? 1 : 0)}, concat(chain, tail));
  }

  private static byte[] concat(byte[] left, byte[] right) {
    byte[] out = Arrays.copyOf(left, left.length + right.length);
    System.arraycopy(right, 0, out, left.length, right.length);
    return out;
  }
}
