package io.github.tpm4j.engine.crypto.libtpms;

import io.github.tpm4j.engine.crypto.random.RandomSource;
import io.github.tpm4j.engine.crypto.symmetric.BlockCipherAlgorithm;
import io.github.tpm4j.engine.crypto.symmetric.BlockCipherMode;
import io.github.tpm4j.engine.crypto.symmetric.SymmetricCipher;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * The CTR_DRBG with AES-256 (SP 800-90A, 10.2.1) that libtpms makes Primary Objects with, seeded by
 * {@link LibtpmsSeedDerivation}. For TPMs that were made by libtpms: a new one has {@link
 * io.github.tpm4j.engine.crypto.random.Drbg#deterministic}.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class LibtpmsDrbg implements RandomSource {
  private static final int KEY_BYTES = 32;
  private static final int BLOCK_BYTES = 16;

  private byte[] key = new byte[KEY_BYTES];
  private byte[] counter = new byte[BLOCK_BYTES];

  /** A generator whose bytes are a function of these inputs, as they follow each other. */
  public LibtpmsDrbg(byte[]... inputs) {
    reseed(inputs);
  }

  /** Mixes in these inputs, as they follow each other. */
  public void reseed(byte[]... inputs) {
    byte[] seed = LibtpmsSeedDerivation.derive(inputs);
    update(seed);
    Arrays.fill(seed, (byte) 0);
  }

  @Override
  public void nextBytes(byte[] out) {
    byte[] stream = stream(out.length);
    System.arraycopy(stream, 0, out, 0, out.length);
    Arrays.fill(stream, (byte) 0);
    update(new byte[KEY_BYTES + BLOCK_BYTES]);
  }

  /** CTR_DRBG_Update (10.2.1.2). */
  private void update(byte[] provided) {
    byte[] next = stream(KEY_BYTES + BLOCK_BYTES);
    for (int i = 0; i < next.length; i++) {
      next[i] ^= provided[i];
    }
    Arrays.fill(key, (byte) 0);
    key = Arrays.copyOf(next, KEY_BYTES);
    counter = Arrays.copyOfRange(next, KEY_BYTES, next.length);
    Arrays.fill(next, (byte) 0);
  }

  /** The cipher over the counters from the next one on. */
  private byte[] stream(int bytes) {
    SymmetricCipher.Result result =
        SymmetricCipher.process(
            BlockCipherAlgorithm.AES,
            BlockCipherMode.CTR,
            true,
            key,
            moved(counter, 1),
            new byte[bytes]);
    counter = moved(result.ivOut(), -1);
    return result.data();
  }

  /** A counter of 128 bits that many steps further; it wraps. */
  private static byte[] moved(byte[] counter, int steps) {
    BigInteger modulus = BigInteger.ONE.shiftLeft(BLOCK_BYTES * Byte.SIZE);
    BigInteger sum = new BigInteger(1, counter).add(BigInteger.valueOf(steps)).mod(modulus);
    byte[] number = sum.toByteArray();
    byte[] moved = new byte[BLOCK_BYTES];
    int length = Math.min(number.length, BLOCK_BYTES);
    System.arraycopy(number, number.length - length, moved, BLOCK_BYTES - length, length);
    return moved;
  }
}
