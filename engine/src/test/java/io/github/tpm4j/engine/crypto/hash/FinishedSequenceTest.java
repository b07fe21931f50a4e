package io.github.tpm4j.engine.crypto.hash;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A sequence that has given its result does not begin anew unasked. */
class FinishedSequenceTest {
  private static final byte[] MESSAGE = {1, 2, 3};

  @ParameterizedTest
  @EnumSource(HashAlgorithm.class)
  void aDigestIsGivenOnce(HashAlgorithm hash) {
    HashSequence sequence = HashSequence.start(hash);
    sequence.update(MESSAGE);
    assertArrayEquals(hash.digest(MESSAGE), sequence.finish());
    assertThrows(IllegalStateException.class, sequence::finish);
    assertThrows(IllegalStateException.class, () -> sequence.update(MESSAGE));
    assertThrows(IllegalStateException.class, sequence::save);
  }

  @ParameterizedTest
  @EnumSource(HashAlgorithm.class)
  void anHmacIsGivenOnce(HashAlgorithm hash) {
    HmacSequence sequence = HmacSequence.start(hash, MESSAGE);
    sequence.update(MESSAGE);
    assertArrayEquals(Hmac.compute(hash, MESSAGE, MESSAGE), sequence.finish());
    assertThrows(IllegalStateException.class, sequence::finish);
    assertThrows(IllegalStateException.class, () -> sequence.update(MESSAGE));
    assertThrows(IllegalStateException.class, sequence::save);
  }
}
