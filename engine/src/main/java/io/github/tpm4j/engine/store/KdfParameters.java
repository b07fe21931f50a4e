package io.github.tpm4j.engine.store;

import java.nio.ByteBuffer;

/**
 * How a password becomes a key: scrypt's cost parameters (RFC 7914, 2) and salt. A key file uses
 * the salt only, its costs are 0.
 *
 * @param log2Cost base 2 logarithm of N
 * @param blockSize r, in units of 128 bytes
 * @param parallelism p
 * @param salt 32 bytes
 */
record KdfParameters(int log2Cost, int blockSize, int parallelism, byte[] salt) {
  static final int SALT_BYTES = 32;

  /** N = 32,768, r = 8: 32 MiB and about 0.1 s a guess. */
  static KdfParameters scrypt() {
    return new KdfParameters(15, 8, 1, Randomness.bytes(SALT_BYTES));
  }

  static KdfParameters saltOnly() {
    return new KdfParameters(0, 0, 0, Randomness.bytes(SALT_BYTES));
  }

  static KdfParameters decode(ByteBuffer in) {
    int log2Cost = Byte.toUnsignedInt(in.get());
    int blockSize = Byte.toUnsignedInt(in.get());
    int parallelism = Byte.toUnsignedInt(in.get());
    in.get();
    byte[] salt = new byte[SALT_BYTES];
    in.get(salt);
    return new KdfParameters(log2Cost, blockSize, parallelism, salt);
  }

  void encode(ByteBuffer out) {
    out.put((byte) log2Cost).put((byte) blockSize).put((byte) parallelism).put((byte) 0).put(salt);
  }

  /** Whether scrypt may run with them: a forged file must not exhaust memory (here 256 MiB). */
  boolean isAcceptableScrypt() {
    return log2Cost >= 10
        && log2Cost <= 18
        && blockSize >= 1
        && blockSize <= 8
        && parallelism >= 1
        && parallelism <= 4;
  }
}
