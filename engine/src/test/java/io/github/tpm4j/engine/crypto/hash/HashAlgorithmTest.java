package io.github.tpm4j.engine.crypto.hash;

import static io.github.tpm4j.engine.crypto.Vectors.hex;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.crypto.Vectors;
import io.github.tpm4j.tss.constants.TpmAlg;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class HashAlgorithmTest {
  static Stream<String[]> vectors() {
    return Vectors.rows("hash.tsv").stream();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void givesThePublishedDigest(String algorithm, String message, String digest) {
    assertArrayEquals(hex(digest), HashAlgorithm.valueOf(algorithm).digest(hex(message)));
  }

  @ParameterizedTest
  @EnumSource
  void sizesAreThoseOfTheDigest(HashAlgorithm hash) {
    assertEquals(hash.digestBytes(), hash.digest().length);
    assertEquals(hash.digestBytes(), hash.newDigest().getDigestSize());
    assertEquals(hash.blockSizeBytes(), hash.newDigest().getByteLength());
  }

  @ParameterizedTest
  @EnumSource
  void digestInfoPrefixEndsWithTheDigestSize(HashAlgorithm hash) {
    byte[] prefix = hash.digestInfoPrefix();
    assertEquals(hash.digestBytes(), prefix[prefix.length - 1]);
    assertEquals(prefix.length - 2 + hash.digestBytes(), prefix[1]);
  }

  @ParameterizedTest
  @EnumSource
  void isFoundByItsNumber(HashAlgorithm hash) {
    assertEquals(hash, HashAlgorithm.of(hash.id()));
  }

  @Test
  void whatIsNoHashIsNotFound() {
    assertTrue(HashAlgorithm.find(TpmAlg.NULL).isEmpty());
    assertTrue(HashAlgorithm.find(TpmAlg.of(0x7FFF)).isEmpty());
    assertThrows(IllegalArgumentException.class, () -> HashAlgorithm.of(TpmAlg.AES));
  }

  @Property(tries = 200)
  void aSequenceGivesTheDigestOfItsParts(
      @ForAll HashAlgorithm hash, @ForAll @Size(max = 5) List<byte[]> parts) {
    HashSequence sequence = HashSequence.start(hash);
    parts.forEach(sequence::update);
    assertArrayEquals(hash.digest(parts.toArray(byte[][]::new)), sequence.finish());
  }

  @Property(tries = 300)
  void aSequenceOfAnyLengthGivesTheDigest_savedOrNot(
      @ForAll HashAlgorithm hash,
      @ForAll @Size(max = 5) List<@IntRange(max = 3_000) Integer> lengths,
      @ForAll boolean saved) {
    HashSequence sequence = HashSequence.start(hash);
    byte[] message = {};
    for (int length : lengths) {
      byte[] part = new byte[length];
      Arrays.fill(part, (byte) message.length);
      sequence.update(part);
      message = Arrays.copyOf(message, message.length + length);
      System.arraycopy(part, 0, message, message.length - length, length);
      if (saved) {
        sequence = HashSequence.restore(hash, sequence.save());
      }
    }
    assertArrayEquals(hash.digest(message), sequence.finish());
  }

  @Property(tries = 400)
  void aSavedSequenceGoesOnWhereItWas(
      @ForAll HashAlgorithm hash,
      @ForAll @Size(max = 300) byte[] first,
      @ForAll @Size(max = 300) byte[] second) {
    HashSequence sequence = HashSequence.start(hash);
    sequence.update(first);
    byte[] state = sequence.save();
    sequence.update(new byte[1000]);

    HashSequence restored = HashSequence.restore(hash, state);
    restored.update(second);
    assertArrayEquals(hash.digest(first, second), restored.finish());
    assertTrue(state.length <= 220 || hash.name().startsWith("SHA3"), "state " + state.length);
  }

  @Property(tries = 200)
  void aCutOffStateIsRefused(@ForAll HashAlgorithm hash, @ForAll @Size(max = 300) byte[] data) {
    HashSequence sequence = HashSequence.start(hash);
    sequence.update(data);
    byte[] state = sequence.save();
    assertThrows(
        IllegalArgumentException.class, () -> HashSequence.restore(hash, Arrays.copyOf(state, 20)));
  }

  @Property(tries = 200)
  void savableSm3AgreesWithBouncyCastle(@ForAll @Size(max = 400) byte[] data) {
    HashSequence sequence = HashSequence.start(HashAlgorithm.SM3_256);
    sequence.update(data);
    assertArrayEquals(HashAlgorithm.SM3_256.digest(data), sequence.finish());
  }
}
