package io.github.tpm4j.engine.selftest;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.tpm4j.engine.crypto.dhkem.Dhkem;
import io.github.tpm4j.engine.crypto.dhkem.DhkemSuite;
import io.github.tpm4j.engine.crypto.ecc.EccCurve;
import io.github.tpm4j.engine.crypto.ecc.EccPoint;
import io.github.tpm4j.engine.crypto.ecc.EccPrivateKey;
import io.github.tpm4j.engine.crypto.ecc.EccSignature;
import io.github.tpm4j.engine.crypto.ecc.Ecdh;
import io.github.tpm4j.engine.crypto.ecc.Ecdsa;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.montgomery.MontgomeryCurve;
import io.github.tpm4j.engine.crypto.montgomery.XdhPrivateKey;
import io.github.tpm4j.tss.constants.TpmAlg;
import java.util.HexFormat;
import java.util.Map;
import org.bouncycastle.util.Arrays;

/** Elliptic curves: published answers on P-256 and of X25519. */
final class EccAnswers {
  static final Map<TpmAlg, KnownAnswer> ALL =
      Map.of(
          TpmAlg.ECC, publicKey(),
          TpmAlg.ECDSA, signature(),
          TpmAlg.ECDH, sharedSecret(),
          TpmAlg.HKDF, decapsulated());

  private EccAnswers() {}

  /** RFC 6979, A.2.5: the public key of x. */
  private static KnownAnswer publicKey() {
    return new KnownAnswer(
        "60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6"
            + "7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299",
        () -> {
          EccPoint point =
              key("c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721").publicPoint();
          return octets(hex(point.x()) + hex(point.y()));
        });
  }

  /** RFC 6979, A.2.5: the signature of "sample" with SHA-256. */
  private static KnownAnswer signature() {
    return KnownAnswer.yes(
        () ->
            Ecdsa.verify(
                point(
                    "60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6",
                    "7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299"),
                HashAlgorithm.SHA256.digest("sample".getBytes(US_ASCII)),
                new EccSignature(
                    octets("efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716"),
                    octets("f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8"))));
  }

  /** RFC 5903, 8.1: the secret of i with the point of r. */
  private static KnownAnswer sharedSecret() {
    return new KnownAnswer(
        "d6840f6b42f6edafd13116e0e12565202fef8e9ece7dce03812464d04b9442de",
        () ->
            Ecdh.secret(
                    key("c88f01f510d9ac3f70a292daa2316de544e9aab8afe84049c62a9c57862d1433"),
                    point(
                        "d12dfb5289c8d4f81208b70270398c342296970a0bccb74c736fc7554494bf63",
                        "56fbf3ca366cc23e8157854c13c58d6aac23f046ada30f8353e74f33039872ab"))
                .orElseThrow());
  }

  /** RFC 9180, A.3.1 and A.1.1: the secrets that skRm opens with enc, of P-256 and of X25519. */
  private static KnownAnswer decapsulated() {
    return new KnownAnswer(
        "c0d26aeab536609a572b07695d933b589dcf363ff9d93c93adea537aeabb8cb8"
            + "fe0e18c9f024ce43799ae393c7e8fe8fce9d218875e8227b0187c04e7d2ea1fc",
        () -> Arrays.concatenate(decapsulatedOfP256(), decapsulatedOfX25519()));
  }

  private static byte[] decapsulatedOfX25519() {
    MontgomeryCurve curve = MontgomeryCurve.X25519;
    String key = "4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8";
    String ciphertext = "37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431";
    return new Dhkem(DhkemSuite.X25519_HKDF_SHA256)
        .decapsulate(
            XdhPrivateKey.of(curve, octets(key)).orElseThrow(),
            curve.decode(octets(ciphertext)).orElseThrow())
        .orElseThrow();
  }

  private static byte[] decapsulatedOfP256() {
    return new Dhkem(DhkemSuite.P256_HKDF_SHA256)
        .decapsulate(
            key("f3ce7fdae57e1a310d87f1ebbde6f328be0a99cdbcadf4d6589cf29de4b8ffd2"),
            point(
                "a92719c6195d5085104f469a8b9814d5838ff72b60501e2c4466e5e67b325ac9",
                "8536d7b61a1af4b78e5b7f951c0900be863c403ce65c9bfcb9382657222d18c4"))
        .orElseThrow();
  }

  private static EccPrivateKey key(String d) {
    return EccPrivateKey.of(EccCurve.NIST_P256, octets(d)).orElseThrow();
  }

  private static EccPoint point(String x, String y) {
    return EccCurve.NIST_P256.point(octets(x), octets(y)).orElseThrow();
  }

  private static byte[] octets(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  private static String hex(byte[] value) {
    return HexFormat.of().formatHex(value);
  }
}
