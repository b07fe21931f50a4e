package io.github.tpm4j.engine.crypto.library;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.util.BigIntegers;

/** Known answers for what the native library is used for, before it is. */
final class NativeSelfTest {
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
    test.rsaPrivateOperation();
  }

  /** RFC 6979, A.2.5: the public key of x on P-256. */
  private void ecPublicKey() throws GeneralSecurityException {
    try (NativeEcKey key =
        NativeEcKey.of(
            library,
            NativeCurve.P256,
            bytes("c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721"))) {
      check(
          "EC public key",
          "60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6"
              + "7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299",
          key.publicPoint());
    }
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

  private static byte[] unsigned(BigInteger number, int size) {
    return BigIntegers.asUnsignedByteArray(size, number);
  }

  private static void check(String title, String expected, byte[] actual)
      throws GeneralSecurityException {
    if (!Arrays.equals(bytes(expected), actual)) {
      throw new GeneralSecurityException("Its self-test failed: " + title);
    }
  }

  private static byte[] bytes(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
