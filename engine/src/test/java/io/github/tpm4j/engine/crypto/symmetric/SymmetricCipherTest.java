package io.github.tpm4j.engine.crypto.symmetric;

import static io.github.tpm4j.engine.crypto.Vectors.hex;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tpm4j.engine.crypto.Vectors;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SymmetricCipherTest {
  static Stream<String[]> vectors() {
    return Vectors.rows("cipher.tsv").stream();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void givesThePublishedCiphertext(
      String algorithm, String mode, String key, String iv, String plain, String cipher) {
    BlockCipherAlgorithm block = BlockCipherAlgorithm.valueOf(algorithm);
    BlockCipherMode in = BlockCipherMode.valueOf(mode);
    assertArrayEquals(
        hex(cipher), SymmetricCipher.encrypt(block, in, hex(key), hex(iv), hex(plain)));
    assertArrayEquals(
        hex(plain), SymmetricCipher.decrypt(block, in, hex(key), hex(iv), hex(cipher)));
  }

  @Property(tries = 300)
  void decryptionGivesTheDataBack(
      @ForAll BlockCipherAlgorithm algorithm,
      @ForAll BlockCipherMode mode,
      @ForAll @Size(32) byte[] octets,
      @ForAll @Size(max = 100) byte[] any) {
    byte[] data = fitting(algorithm, mode, any);
    for (int keyBits : algorithm.keySizesBits()) {
      byte[] key = Arrays.copyOf(octets, keyBits / 8);
      byte[] iv = iv(algorithm, mode, octets);
      byte[] cipherText = SymmetricCipher.encrypt(algorithm, mode, key, iv, data);
      assertArrayEquals(data, SymmetricCipher.decrypt(algorithm, mode, key, iv, cipherText));
    }
  }

  @Property(tries = 300)
  void chainingByIvOutIsTheSameAsOneCall(
      @ForAll BlockCipherAlgorithm algorithm,
      @ForAll BlockCipherMode mode,
      @ForAll boolean encrypt,
      @ForAll @Size(32) byte[] octets,
      @ForAll @IntRange(max = 4) int firstBlocks,
      @ForAll @Size(max = 60) byte[] any) {
    byte[] key = Arrays.copyOf(octets, 16);
    byte[] first = new byte[firstBlocks * algorithm.blockSizeBytes()];
    byte[] second = fitting(algorithm, mode, any);
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    byte[] iv = iv(algorithm, mode, octets);

    var whole = SymmetricCipher.process(algorithm, mode, encrypt, key, iv, both);
    var start = SymmetricCipher.process(algorithm, mode, encrypt, key, iv, first);
    var end = SymmetricCipher.process(algorithm, mode, encrypt, key, start.ivOut(), second);

    assertArrayEquals(Arrays.copyOf(whole.data(), first.length), start.data());
    assertArrayEquals(Arrays.copyOfRange(whole.data(), first.length, both.length), end.data());
    assertArrayEquals(whole.ivOut(), end.ivOut());
  }

  @ParameterizedTest
  @EnumSource
  void aCounterWraps(BlockCipherAlgorithm algorithm) {
    byte[] iv = new byte[algorithm.blockSizeBytes()];
    Arrays.fill(iv, (byte) 0xFF);
    byte[] data = new byte[2 * iv.length];
    var result =
        SymmetricCipher.process(algorithm, BlockCipherMode.CTR, true, new byte[16], iv, data);
    byte[] one = new byte[iv.length];
    one[iv.length - 1] = 1;
    assertArrayEquals(one, result.ivOut());
    byte[] zeroBlock =
        SymmetricCipher.encrypt(
            algorithm, BlockCipherMode.ECB, new byte[16], new byte[0], new byte[iv.length]);
    assertArrayEquals(zeroBlock, Arrays.copyOfRange(result.data(), iv.length, data.length));
  }

  @Test
  void wrongSizesAreRefused() {
    assertRefused(BlockCipherMode.CFB, 15, 16, 5);
    assertRefused(BlockCipherMode.CFB, 16, 15, 5);
    assertRefused(BlockCipherMode.ECB, 16, 16, 16);
    assertRefused(BlockCipherMode.ECB, 16, 0, 15);
    assertRefused(BlockCipherMode.CBC, 16, 16, 17);
  }

  private static void assertRefused(BlockCipherMode mode, int key, int iv, int data) {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            SymmetricCipher.encrypt(
                BlockCipherAlgorithm.AES, mode, new byte[key], new byte[iv], new byte[data]));
  }

  /** Recorded from libtpms 0.9.2: "hello world 12345678" under a key and IV of zeros. */
  @ParameterizedTest
  @CsvSource({
    "CFB,0e8c27b880aa5b54fa209e79fb06181a49bd27f9,49bd27f924d87c0386e0b274213ec495",
    "OFB,0e8c27b880aa5b54fa209e79fb06181ac2a38a72,f795bd4a52e29ed713d313fa20e98dbc",
    "CTR,0e8c27b880aa5b54fa209e79fb06181a6dd4cbf6,00000000000000000000000000000002"
  })
  void aPartialBlockChainsAsInLibtpms(BlockCipherMode mode, String cipherText, String ivOut) {
    byte[] data = "hello world 12345678".getBytes(StandardCharsets.US_ASCII);
    var aes = BlockCipherAlgorithm.AES;
    byte[] zero = new byte[16];
    var encrypted = SymmetricCipher.process(aes, mode, true, zero, zero, data);
    assertArrayEquals(hex(cipherText), encrypted.data());
    assertArrayEquals(hex(ivOut), encrypted.ivOut());
    var decrypted = SymmetricCipher.process(aes, mode, false, zero, zero, hex(cipherText));
    assertArrayEquals(data, decrypted.data());
    assertArrayEquals(hex(ivOut), decrypted.ivOut());
  }

  @Test
  void noDataLeavesTheIvAsItWas() {
    byte[] iv = hex("000102030405060708090a0b0c0d0e0f");
    var result =
        SymmetricCipher.process(
            BlockCipherAlgorithm.AES, BlockCipherMode.CFB, true, new byte[16], iv, new byte[0]);
    assertEquals(0, result.data().length);
    assertArrayEquals(iv, result.ivOut());
  }

  private static byte[] iv(BlockCipherAlgorithm algorithm, BlockCipherMode mode, byte[] octets) {
    return Arrays.copyOf(octets, mode.hasIv() ? algorithm.blockSizeBytes() : 0);
  }

  private static byte[] fitting(BlockCipherAlgorithm algorithm, BlockCipherMode mode, byte[] any) {
    int block = algorithm.blockSizeBytes();
    return mode.takesAnyLength() ? any : Arrays.copyOf(any, any.length / block * block);
  }
}
