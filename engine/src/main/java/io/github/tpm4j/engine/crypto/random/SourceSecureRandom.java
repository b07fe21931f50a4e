package io.github.tpm4j.engine.crypto.random;

import java.security.SecureRandom;
import java.security.SecureRandomSpi;

/** A {@link RandomSource} as a {@link SecureRandom}; a seed given to it is ignored. */
final class SourceSecureRandom extends SecureRandom {
  private static final long serialVersionUID = 1L;

  SourceSecureRandom(RandomSource source) {
    super(new Spi(source), null);
  }

  private static final class Spi extends SecureRandomSpi {
    private static final long serialVersionUID = 1L;
    private final transient RandomSource source;

    private Spi(RandomSource source) {
      this.source = source;
    }

    @Override
    protected void engineSetSeed(byte[] seed) {
      // The source alone decides what it is seeded with.
    }

    @Override
    protected void engineNextBytes(byte[] out) {
      source.nextBytes(out);
    }

    @Override
    protected byte[] engineGenerateSeed(int count) {
      return source.bytes(count);
    }
  }
}
