package io.github.tpm4j.tss.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tpm4j.tss.algorithms.HashAlg;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** RFC 5869, A.1 and A.3. */
class HkdfTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final byte[] SECRET = HEX.parseHex("0b".repeat(22));

  private static void assertDerives(String salt, String info, String prk, String okm) {
    byte[] extracted = Hkdf.extract(HashAlg.SHA256, HEX.parseHex(salt), SECRET);
    assertEquals(prk, HEX.formatHex(extracted));
    assertEquals(
        okm, HEX.formatHex(Hkdf.expand(HashAlg.SHA256, extracted, HEX.parseHex(info), 42)));
  }

  @Test
  void derivesWithSaltAndInfo() {
    assertDerives(
        "000102030405060708090a0b0c",
        "f0f1f2f3f4f5f6f7f8f9",
        "077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5",
        "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865");
  }

  @Test
  void derivesWithoutEither() {
    assertDerives(
        "",
        "",
        "19ef24a32c717b167f33a91d6f648bdf96596776afdb6377ac434c1c293ccb04",
        "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8");
  }

  @Test
  void givesNoMoreThan255Digests() {
    assertEquals(255 * 32, Hkdf.expand(HashAlg.SHA256, SECRET, new byte[0], 255 * 32).length);
    assertThrows(
        IllegalArgumentException.class,
        () -> Hkdf.expand(HashAlg.SHA256, SECRET, new byte[0], 255 * 32 + 1));
  }
}
