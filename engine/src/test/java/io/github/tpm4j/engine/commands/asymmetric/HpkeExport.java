package io.github.tpm4j.engine.commands.asymmetric;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.tpm4j.engine.crypto.dhkem.DhkemSuite;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.hpke.HPKE;

/**
 * RFC 9180, 5.1 and 5.3, by the JDK's HMAC: what HPKE of mode base without encryption exports from
 * a KEM's secret, to compare the secret with Bouncy Castle's, which shows it to nobody.
 */
final class HpkeExport {
  static final byte[] INFO = "info".getBytes(US_ASCII);
  static final byte[] CONTEXT = "context".getBytes(US_ASCII);
  private static final byte[] NOTHING = {};

  private final String algorithm;
  private final int digestBytes;
  private final byte[] suiteId;

  HpkeExport(DhkemSuite suite) {
    digestBytes = suite.secretBytes();
    algorithm = "HmacSHA" + digestBytes * 8;
    suiteId =
        concatenated(
            "HPKE".getBytes(US_ASCII), i2osp(kem(suite)), i2osp(kdf(suite)), i2osp(0xFFFF));
  }

  static HPKE bouncyCastle(DhkemSuite suite) {
    return new HPKE(HPKE.mode_base, kem(suite), kdf(suite), HPKE.aead_EXPORT_ONLY);
  }

  private static short kem(DhkemSuite suite) {
    return switch (suite) {
      case P256_HKDF_SHA256 -> HPKE.kem_P256_SHA256;
      case P384_HKDF_SHA384 -> HPKE.kem_P384_SHA384;
      case P521_HKDF_SHA512 -> HPKE.kem_P521_SHA512;
      case X25519_HKDF_SHA256 -> HPKE.kem_X25519_SHA256;
      case X448_HKDF_SHA512 -> HPKE.kem_X448_SHA512;
    };
  }

  private static short kdf(DhkemSuite suite) {
    return switch (suite) {
      case P256_HKDF_SHA256, X25519_HKDF_SHA256 -> HPKE.kdf_HKDF_SHA256;
      case P384_HKDF_SHA384 -> HPKE.kdf_HKDF_SHA384;
      case P521_HKDF_SHA512, X448_HKDF_SHA512 -> HPKE.kdf_HKDF_SHA512;
    };
  }

  byte[] of(byte[] sharedSecret) throws GeneralSecurityException {
    byte[] context =
        concatenated(
            new byte[] {HPKE.mode_base},
            extract(NOTHING, "psk_id_hash", NOTHING),
            extract(NOTHING, "info_hash", INFO));
    byte[] secret = extract(sharedSecret, "secret", NOTHING);
    return expand(expand(secret, "exp", context), "sec", CONTEXT);
  }

  private byte[] extract(byte[] salt, String label, byte[] data) throws GeneralSecurityException {
    return hmac(salt, "HPKE-v1".getBytes(US_ASCII), suiteId, label.getBytes(US_ASCII), data);
  }

  private byte[] expand(byte[] key, String label, byte[] info) throws GeneralSecurityException {
    return hmac(
        key,
        i2osp(digestBytes),
        "HPKE-v1".getBytes(US_ASCII),
        suiteId,
        label.getBytes(US_ASCII),
        info,
        new byte[] {1});
  }

  private byte[] hmac(byte[] key, byte[]... parts) throws GeneralSecurityException {
    Mac mac = Mac.getInstance(algorithm);
    // The JDK takes no empty key, for which zeros stand.
    mac.init(new SecretKeySpec(key.length == 0 ? new byte[digestBytes] : key, algorithm));
    Arrays.stream(parts).forEach(mac::update);
    return mac.doFinal();
  }

  private static byte[] i2osp(int number) {
    return new byte[] {(byte) (number >> 8), (byte) number};
  }

  private static byte[] concatenated(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(out::writeBytes);
    return out.toByteArray();
  }
}
