package io.github.tpm4j.engine.crypto.library;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.util.BigIntegers;

/** Known answers for what the native library is used for, before it is. */
final class NativeSelfTest {
  private static final String RFC_6979_D =
      "c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721";
  private static final String RFC_6979_X =
      "60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6";
  private static final String RFC_6979_Y =
      "7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299";
  private static final BigInteger RSA_E = BigInteger.valueOf(65537);
  private static final BigInteger RSA_P =
      new BigInteger(
          "c23b462f66b0b2d37df3decb3e1d052db2ecdf4ba404d8405c7293cd7a3f75b5"
              + "90da93e69e6cdde9464854366676d6e974a8e4aa0672727582ace91d31d1b819",
          16);
  private static final BigInteger RSA_Q =
      new BigInteger(
          "c3acc88f38fc832eec6899ac54f697b8e7185930357c6501f5bcfa165e37c62b"
              + "49191322a80442258959823d0c82190c593899a43478157bc9f84a4f98108897",
          16);

  private final NativeLibrary library;

  private NativeSelfTest(NativeLibrary library) {
    this.library = library;
  }

  /**
   * Runs all of it.
   *
   * @throws GeneralSecurityException if an answer is wrong or missing
   */
  static void run(NativeLibrary library) throws GeneralSecurityException {
    NativeSelfTest test = new NativeSelfTest(library);
    test.ecPublicKey();
    test.ecdsa();
    test.ecdh();
    test.rsaPrivateOperation();
    test.exponentiation();
    NativeSchemeSelfTest schemes = new NativeSchemeSelfTest(library);
    schemes.ed25519();
    schemes.mlDsa();
  }

  /** RFC 6979, A.2.5: the public key of x. */
  private void ecPublicKey() throws GeneralSecurityException {
    try (NativeEcKey key = NativeEcKey.of(library, NativeCurve.P256, bytes(RFC_6979_D))) {
      check("EC public key", RFC_6979_X + RFC_6979_Y, key.publicPoint());
    }
  }

  /** RFC 6979, A.2.5: the signature of "sample" with SHA-256, and one that is made here. */
  private void ecdsa() throws GeneralSecurityException {
    byte[] digest = bytes("af2bdbe1aa9b6ec1e2ade1d694f41fc71a831d0268e9891562113d8a62add1bf");
    byte[] published =
        bytes(
            "3046022100efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716"
                + "022100f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8");
    NativeEcPublicKey publicKey = publicKey(RFC_6979_X, RFC_6979_Y);
    boolean isRight = publicKey.isRight(digest, published);
    try (NativeEcKey key = NativeEcKey.of(library, NativeCurve.P256, bytes(RFC_6979_D))) {
      isRight &= publicKey.isRight(digest, key.sign(digest));
    }
    digest[0] ^= 1;
    if (!isRight || publicKey.isRight(digest, published)) {
      throw failure("ECDSA");
    }
  }

  /** RFC 5903, 8.1: the secret of i with the point of r. */
  private void ecdh() throws GeneralSecurityException {
    byte[] d = bytes("c88f01f510d9ac3f70a292daa2316de544e9aab8afe84049c62a9c57862d1433");
    NativeEcPublicKey other =
        publicKey(
            "d12dfb5289c8d4f81208b70270398c342296970a0bccb74c736fc7554494bf63",
            "56fbf3ca366cc23e8157854c13c58d6aac23f046ada30f8353e74f33039872ab");
    try (NativeEcKey key = NativeEcKey.of(library, NativeCurve.P256, d)) {
      check(
          "ECDH",
          "d6840f6b42f6edafd13116e0e12565202fef8e9ece7dce03812464d04b9442de",
          key.agree(other));
    }
  }

  private NativeEcPublicKey publicKey(String x, String y) throws GeneralSecurityException {
    return NativeEcPublicKey.of(library, NativeCurve.P256, bytes(x), bytes(y));
  }

  /** What 1024 bits of our own have made of a number is undone. */
  private void rsaPrivateOperation() throws GeneralSecurityException {
    BigInteger n = RSA_P.multiply(RSA_Q);
    BigInteger p1 = RSA_P.subtract(BigInteger.ONE);
    BigInteger q1 = RSA_Q.subtract(BigInteger.ONE);
    BigInteger d = RSA_E.modInverse(p1.multiply(q1));
    RSAPrivateCrtKeySpec numbers =
        new RSAPrivateCrtKeySpec(
            n, RSA_E, d, RSA_P, RSA_Q, d.mod(p1), d.mod(q1), RSA_Q.modInverse(RSA_P));
    BigInteger message = n.shiftRight(3);
    try (NativeRsaKey key = NativeRsaKey.of(library, numbers)) {
      byte[] clear = key.decrypt(unsigned(message.modPow(RSA_E, n), 128));
      check("RSA private operation", HexFormat.of().formatHex(unsigned(message, 128)), clear);
    }
  }

  /** Fermat: x^(p-1) is 1, and p - 1 is even. */
  private void exponentiation() throws GeneralSecurityException {
    BigInteger last = RSA_P.subtract(BigInteger.ONE);
    NativeExponentiation powers = new NativeExponentiation(library);
    BigInteger root = powers.compute(RSA_E, last.shiftRight(1), RSA_P);
    BigInteger one = powers.compute(RSA_E, last, RSA_P);
    boolean isRoot = root.equals(BigInteger.ONE) || root.equals(last);
    if (!isRoot || !one.equals(BigInteger.ONE)) {
      throw failure("exponentiation");
    }
  }

  private static byte[] unsigned(BigInteger number, int size) {
    return BigIntegers.asUnsignedByteArray(size, number);
  }

  static void check(String title, String expected, byte[] actual) throws GeneralSecurityException {
    if (!Arrays.equals(bytes(expected), actual)) {
      throw failure(title);
    }
  }

  static GeneralSecurityException failure(String title) {
    return new GeneralSecurityException("Its self-test failed: " + title);
  }

  private static byte[] bytes(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
