package io.github.tpm4j.engine.crypto.kdf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.hash.Hmac;
import io.github.tpm4j.engine.crypto.random.KdfaStream;
import io.github.tpm4j.tss.crypto.Kdf2;
import io.github.tpm4j.tss.crypto.KdfLabel;
import io.github.tpm4j.tss.crypto.Kdfa;
import io.github.tpm4j.tss.crypto.Kdfe;
import io.github.tpm4j.tss.crypto.Mgf1;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class KdfTest {
  private static final byte[] NONE = {};

  @Test
  void kdfaIsTheHmacOfCounterLabelContextsAndBits() {
    byte[] key = {1, 2, 3};
    byte[] data =
        ByteBuffer.allocate(14)
            .putInt(1)
            .put("ATH\0".getBytes(StandardCharsets.US_ASCII))
            .put((byte) 5)
            .put((byte) 6)
            .putInt(256)
            .array();
    assertArrayEquals(
        Hmac.compute(HashAlgorithm.SHA256, key, data),
        Kdfa.derive(HashAlgorithm.SHA256, key, KdfLabel.ATH, new byte[] {5}, new byte[] {6}, 256));
  }

  @Test
  void kdfaEndsALabelInOneZero() {
    byte[] withZero = {'A', 0};
    byte[] without = {'A'};
    byte[] key = {9};
    assertArrayEquals(
        Kdfa.derive(HashAlgorithm.SHA1, key, withZero, NONE, NONE, 64),
        Kdfa.derive(HashAlgorithm.SHA1, key, without, NONE, NONE, 64));
    assertArrayEquals(
        Kdfa.derive(HashAlgorithm.SHA1, key, new byte[1], NONE, NONE, 64),
        Kdfa.derive(HashAlgorithm.SHA1, key, NONE, NONE, NONE, 64));
  }

  @Property(tries = 100)
  void unusedHighBitsAreClear(
      @ForAll HashAlgorithm hash, @ForAll @IntRange(min = 1, max = 700) int bits) {
    byte[] a = Kdfa.derive(hash, new byte[8], KdfLabel.CFB, NONE, NONE, bits);
    byte[] e = Kdfe.derive(hash, new byte[8], KdfLabel.SECRET, NONE, NONE, bits);
    int mask = bits % 8 == 0 ? 0 : 0xFF << (bits % 8);
    assertEquals((bits + 7) / 8, a.length);
    assertEquals((bits + 7) / 8, e.length);
    assertEquals(0, a[0] & 0xFF & mask);
    assertEquals(0, e[0] & 0xFF & mask);
  }

  @Test
  void kdfeHashesCounterZAndInfo() {
    byte[] z = {7};
    byte[] label = KdfLabel.IDENTITY.octets();
    byte[] first =
        HashAlgorithm.SHA256.digest(
            new byte[] {0, 0, 0, 1}, z, label, new byte[] {1}, new byte[] {2});
    byte[] second =
        HashAlgorithm.SHA256.digest(
            new byte[] {0, 0, 0, 2}, z, label, new byte[] {1}, new byte[] {2});
    byte[] derived =
        Kdfe.derive(
            HashAlgorithm.SHA256, z, KdfLabel.IDENTITY, new byte[] {1}, new byte[] {2}, 512);
    assertArrayEquals(first, Arrays.copyOf(derived, 32));
    assertArrayEquals(second, Arrays.copyOfRange(derived, 32, 64));
  }

  @Test
  void mgf1CountsFromZeroAndKdf2FromOne() {
    byte[] seed = {7};
    byte[] block0 = HashAlgorithm.SHA1.digest(seed, new byte[4]);
    byte[] block1 = HashAlgorithm.SHA1.digest(seed, new byte[] {0, 0, 0, 1}, new byte[] {8});
    byte[] mask = new byte[30];
    Mgf1.mask(HashAlgorithm.SHA1, seed, mask);
    assertArrayEquals(block0, Arrays.copyOf(mask, 20));
    assertArrayEquals(
        block1, Arrays.copyOf(Kdf2.derive(HashAlgorithm.SHA1, seed, new byte[] {8}, 30), 20));
  }

  @Property(tries = 50)
  void theStreamIsKdfaFor8192Bits(
      @ForAll HashAlgorithm hash,
      @ForAll @Size(max = 32) byte[] label,
      @ForAll @IntRange(min = 1, max = 100) int step) {
    byte[] whole = Kdfa.derive(hash, new byte[] {1}, label, new byte[] {3}, NONE, 8192);
    KdfaStream stream = new KdfaStream(hash, new byte[] {1}, label, new byte[] {3});
    for (int from = 0; from + step <= whole.length; from += step) {
      assertArrayEquals(Arrays.copyOfRange(whole, from, from + step), stream.bytes(step));
    }
  }

  @Test
  void theStreamEndsAfter1024Octets() {
    KdfaStream stream = new KdfaStream(HashAlgorithm.SHA256, NONE, NONE, NONE);
    stream.bytes(1024);
    assertThrows(IllegalStateException.class, () -> stream.bytes(1));
  }
}
