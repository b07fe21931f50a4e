package io.github.tpm4j.engine.crypto.dhkem;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.tpm4j.engine.crypto.montgomery.MontgomeryCurve;
import io.github.tpm4j.engine.crypto.montgomery.XdhPrivateKey;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** RFC 9180, A.1.1: of X25519, with the ephemeral key that is published. It has none of X448. */
class DhkemVectorsTest {
  private static final String SECRET =
      "fe0e18c9f024ce43799ae393c7e8fe8fce9d218875e8227b0187c04e7d2ea1fc";

  private final Dhkem dhkem = new Dhkem(DhkemSuite.X25519_HKDF_SHA256);
  private final XdhPrivateKey recipient =
      key("4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8");
  private final XdhPrivateKey ephemeral =
      key("52c4a758a802cd8b936eceea314432798d5baf2d7e9235dc084ab1b9cfa2f736");

  private static XdhPrivateKey key(String digits) {
    return XdhPrivateKey.of(MontgomeryCurve.X25519, octets(digits)).orElseThrow();
  }

  private static byte[] octets(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  @Test
  void encapsulatesAsPublished() {
    Dhkem.Encapsulated made = dhkem.encapsulate(recipient.publicKey(), ephemeral).orElseThrow();

    assertArrayEquals(
        octets("37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431"),
        made.ciphertext());
    assertArrayEquals(octets(SECRET), made.secret());
  }

  @Test
  void decapsulatesAsPublished() {
    assertArrayEquals(
        octets("3948cfe0ad1ddb695d780e59077195da6c56506b027329794ab02bca80815c4d"),
        recipient.publicKey().encoded());
    assertArrayEquals(
        octets(SECRET), dhkem.decapsulate(recipient, ephemeral.publicKey()).orElseThrow());
  }
}
