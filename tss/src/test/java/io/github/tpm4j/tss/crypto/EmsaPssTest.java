package io.github.tpm4j.tss.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.tss.algorithms.HashAlg;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is padded here and signed in software, the JDK verifies. */
class EmsaPssTest {
  private static final byte[] MESSAGE = {1, 2, 3};

  @ParameterizedTest
  @CsvSource({
    "2048, SHA-256, SHA-256, 32",
    "2048, SHA-256, SHA-1, 0",
    "2048, SHA-512, SHA-256, 190",
    "2047, SHA-384, SHA-384, 48",
    "2041, SHA-224, SHA-512, 28",
    "1025, SHA-1, SHA-1, 20"
  })
  void isVerifiedByTheJdk(int bits, String hash, String mask, int saltBytes)
      throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(bits);
    KeyPair keys = generator.generateKeyPair();
    EmsaPss padding = new EmsaPss(Functions.named(hash), Functions.named(mask), bits - 1);
    byte[] digest = MessageDigest.getInstance(hash).digest(MESSAGE);
    byte[] encoded = padding.encode(digest, new byte[saltBytes]);
    Signature verifier = Signature.getInstance("RSASSA-PSS");
    verifier.setParameter(
        new PSSParameterSpec(hash, "MGF1", new MGF1ParameterSpec(mask), saltBytes, 1));
    verifier.initVerify(keys.getPublic());
    verifier.update(MESSAGE);
    assertTrue(verifier.verify(apply(keys, encoded, bits)));
  }

  @ParameterizedTest
  @CsvSource({"2048, 222", "1024, 94"})
  void theLongestSaltIsRfc8017s(int bits, int saltBytes) {
    HashFunction hash = SoftwareHash.of(HashAlg.SHA256);
    assertEquals(saltBytes, new EmsaPss(hash, hash, bits - 1).longestSaltBytes());
  }

  private static byte[] apply(KeyPair keys, byte[] block, int bits) {
    RSAPrivateKey key = (RSAPrivateKey) keys.getPrivate();
    byte[] number =
        new BigInteger(1, block)
            .modPow(key.getPrivateExponent(), ((RSAPublicKey) keys.getPublic()).getModulus())
            .toByteArray();
    byte[] signature = new byte[(bits + 7) / 8];
    int length = Math.min(number.length, signature.length);
    System.arraycopy(number, number.length - length, signature, signature.length - length, length);
    return signature;
  }
}
