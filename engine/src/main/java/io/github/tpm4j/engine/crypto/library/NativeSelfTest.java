package io.github.tpm4j.engine.crypto.library;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;

/** Known answers for what the native library is used for, before it is. */
final class NativeSelfTest {
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
