package io.github.tpm4j.tss.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Expected values by {@code openssl kdf} 3.0: KBKDF (SP 800-108 in counter mode) with the label as
 * salt and U, V as info; SSKDF (SP 800-56C, one step) with label, 00, U, V as info.
 */
class KdfTest {
  private static final HashFunction SHA256 = SoftwareHash.of(HashAlg.SHA256);
  private static final byte[] KEY = hex("000102030405060708090a0b0c0d0e0f");
  private static final byte[] U = hex("a1a2a3");
  private static final byte[] V = hex("b1b2b3b4");

  private static byte[] hex(String digits) {
    return Bytes.ofHex(digits).toByteArray();
  }

  @ParameterizedTest
  @CsvSource({
    "SHA1, 8449b21c291199de9c9f97c942856833b46fed7ca56f54dd093e51186d6fc723"
        + "c4d14e9f7db8cacf8148e419af7696a4dcbd",
    "SHA256, 1fa05b9ee1ea6253dc1955253ccb8258e7c0821fba96191ead4960e506cade7356e8"
        + "24265e0073e2d928a04fa36473656cab",
    "SHA384, a9b0f7188f1248eb3251b85e43f949777a32ddd8f02b8717ae9c356d97728a6973e2"
        + "7a9052a91c15553c24fed1544acb474b",
    "SHA512, f94abc9f5a11dff123dc59f968b8d5a99161f641cf736361f733937bc4f076c259f2"
        + "384142ae4545cec48f04e2d37fb3b751"
  })
  void derivesFromAKey(HashAlg hash, String expected) {
    assertEquals(
        expected,
        Bytes.adopt(Kdfa.derive(SoftwareHash.of(hash), KEY, KdfLabel.STORAGE, U, V, 400)).toHex());
  }

  @ParameterizedTest
  @CsvSource({
    "SHA1, 62d05d5029ec8e961ae49d228911b69b129b0f3f9d0c6471bb9b4b483ff77489f326"
        + "c420d28e5539c7f1fc4739901383f773",
    "SHA256, 98e73935776fd4a1657b80fbd1acda62b1709b3e0ce829cac8a8003b38e41cdc34df"
        + "fed33178681838b0e430889a23acb792",
    "SHA384, 0b9a1282cdb941cdf3e9bbb16613edfcce727d5a5f39e00931b4b74ba9eafebaa60e"
        + "49efcb07d7559b95b5493a55e01fc9f0",
    "SHA512, 3df0329373019b42506bd1b289e9b091411e104ffbf0ea2c69b676dfc70c799bacc"
        + "da82a0ab997766c95f88849f936ed8fcc"
  })
  void derivesFromAnExchange(HashAlg hash, String expected) {
    assertEquals(
        expected,
        Bytes.adopt(Kdfe.derive(SoftwareHash.of(hash), KEY, KdfLabel.SECRET, U, V, 400)).toHex());
  }

  @Property(tries = 50)
  void isAPrefixOfItself_exceptForTheLengthInKdfA(@ForAll @IntRange(min = 1, max = 100) int bytes) {
    byte[] longest = Kdfe.derive(SHA256, KEY, KdfLabel.SECRET, U, V, 800);
    byte[] part = Kdfe.derive(SHA256, KEY, KdfLabel.SECRET, U, V, Byte.SIZE * bytes);
    assertEquals(Bytes.adopt(Arrays.copyOf(longest, bytes)), Bytes.adopt(part));
  }
}
