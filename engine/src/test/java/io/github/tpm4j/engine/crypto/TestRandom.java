package io.github.tpm4j.engine.crypto;

import io.github.tpm4j.engine.crypto.random.Drbg;
import io.github.tpm4j.engine.crypto.random.RandomSource;
import java.nio.charset.StandardCharsets;

/** Random sources that give the same octets in each run. */
public final class TestRandom {
  private TestRandom() {}

  public static RandomSource named(String name) {
    return Drbg.deterministic(new byte[32], name.getBytes(StandardCharsets.UTF_8));
  }
}
