package io.github.tpm4j.engine.crypto.library;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPublicKeyParameters;
import org.bouncycastle.crypto.signers.MLDSASigner;

/** Known answers for the native library's ML-DSA and Ed25519, before they are used. */
final class NativeSchemeSelfTest {
  private final NativeLibrary library;

  NativeSchemeSelfTest(NativeLibrary library) {
    this.library = library;
  }

  /** RFC 8032, 7.1, test 2. */
  void ed25519() throws GeneralSecurityException {
    byte[] d = bytes("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
    byte[] message = {0x72};
    try (NativeSigningKey key = NativeSigningKey.of(library, NativeScheme.ED25519, d)) {
      String q = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";
      NativeSelfTest.check("Ed25519 public key", q, key.publicKey());
      byte[] signature = key.sign(message);
      NativeSelfTest.check(
          "Ed25519 signature",
          "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
              + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
          signature);
      verify(
          "Ed25519",
          NativeVerifyingKey.of(library, NativeScheme.ED25519, bytes(q)),
          message,
          signature);
    }
  }

  /**
   * C2SP/wycheproof, mldsa_65_sign_seed_test: the hash of the first key. Its signature, which is
   * hedged, has no known answer: Bouncy Castle verifies it too.
   */
  void mlDsa() throws GeneralSecurityException {
    byte[] seed = new byte[32];
    Arrays.fill(seed, (byte) 0x2A);
    byte[] mu = HashAlgorithm.SHA512.digest(seed);
    try (NativeSigningKey key = NativeSigningKey.of(library, NativeScheme.ML_DSA_65, seed)) {
      byte[] encoded = key.publicKey();
      NativeSelfTest.check(
          "ML-DSA public key",
          "b7acce2ddb11f8cc1aa46e2bafac6eacfa2b732ef192bd636ad8d3a56d649c66",
          HashAlgorithm.SHA256.digest(encoded));
      byte[] signature = key.sign(mu);
      MLDSASigner verifier = new MLDSASigner();
      verifier.init(false, new MLDSAPublicKeyParameters(MLDSAParameters.ml_dsa_65, encoded));
      if (!verifier.verifyMuSignature(mu, signature)) {
        throw NativeSelfTest.failure("ML-DSA signature");
      }
      verify(
          "ML-DSA", NativeVerifyingKey.of(library, NativeScheme.ML_DSA_65, encoded), mu, signature);
    }
  }

  private static void verify(String title, NativeVerifyingKey key, byte[] message, byte[] signature)
      throws GeneralSecurityException {
    boolean isRight = key.isRight(message, signature);
    message[0] ^= 1;
    if (!isRight || key.isRight(message, signature)) {
      throw NativeSelfTest.failure(title + " verification");
    }
  }

  private static byte[] bytes(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
