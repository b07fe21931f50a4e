package io.github.tpm4j.differential.generators;

import io.github.tpm4j.tss.wire.Bytes;
import java.util.List;
import java.util.Random;

/** Random decisions, the same for the same seed. */
final class Choice {
  private final Random random;

  Choice(long seed) {
    random = new Random(seed);
  }

  /** True in {@code percent} of a hundred cases. */
  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  /** From 0 to {@code bound} - 1. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  int anyInt() {
    return random.nextInt();
  }

  long anyLong() {
    return random.nextLong();
  }

  /** From {@code least} to {@code greatest}. */
  int between(int least, int greatest) {
    return least + random.nextInt(greatest - least + 1);
  }

  @SafeVarargs
  final <T> T of(T... options) {
    return options[random.nextInt(options.length)];
  }

  <T> T of(List<T> options) {
    return options.get(random.nextInt(options.size()));
  }

  byte[] octets(int count) {
    byte[] octets = new byte[count];
    random.nextBytes(octets);
    return octets;
  }

  Bytes bytes(int count) {
    return Bytes.adopt(octets(count));
  }

  /** A small buffer: often empty, sometimes at a boundary of {@code maximum}. */
  byte[] buffer(int maximum) {
    int size = of(0, 1, 16, 20, 32, 32, 32, 48, 64, maximum - 1, maximum, maximum + 1);
    return octets(Math.max(0, Math.min(size, maximum + 1)));
  }
}
