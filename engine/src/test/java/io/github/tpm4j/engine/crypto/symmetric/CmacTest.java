package io.github.tpm4j.engine.crypto.symmetric;

import static io.github.tpm4j.engine.crypto.Vectors.hex;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tpm4j.engine.crypto.Vectors;
import io.github.tpm4j.engine.crypto.hash.MacSequence;
import java.util.Arrays;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CmacTest {
  static Stream<String[]> vectors() {
    return Vectors.rows("cmac.tsv").stream();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void givesThePublishedMac(String algorithm, String key, String message, String mac) {
    BlockCipherAlgorithm cipher = BlockCipherAlgorithm.valueOf(algorithm);
    assertArrayEquals(hex(mac), Cmac.compute(cipher, hex(key), hex(message)));
  }

  @Property(tries = 500)
  void aSavedSequenceGivesTheMacOfTheWhole(
      @ForAll BlockCipherAlgorithm algorithm,
      @ForAll @Size(16) byte[] key,
      @ForAll @Size(max = 70) byte[] first,
      @ForAll @Size(max = 70) byte[] second) {
    MacSequence sequence = CmacSequence.start(algorithm, key);
    sequence.update(Arrays.copyOf(first, first.length / 2));
    sequence.update(Arrays.copyOfRange(first, first.length / 2, first.length));
    MacSequence restored = CmacSequence.restore(algorithm, key, sequence.save());
    restored.update(second);
    assertArrayEquals(Cmac.compute(algorithm, key, first, second), restored.finish());
  }

  @Test
  void aStateOfTheWrongSizeIsRefused() {
    for (int size : new int[] {0, 16, 34}) {
      assertThrows(
          IllegalArgumentException.class,
          () -> CmacSequence.restore(BlockCipherAlgorithm.AES, new byte[16], new byte[size]));
    }
  }
}
