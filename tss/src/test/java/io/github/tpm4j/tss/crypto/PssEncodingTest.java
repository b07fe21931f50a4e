package io.github.tpm4j.tss.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.wire.Bytes;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PssEncodingTest {
  private static KeyPair pair;

  @BeforeAll
  static void generate() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    pair = generator.generateKeyPair();
  }

  private static Bytes sign(String algorithm, PSSParameterSpec parameters) throws Exception {
    Signature signature = Signature.getInstance(algorithm);
    if (parameters != null) {
      signature.setParameter(parameters);
    }
    signature.initSign(pair.getPrivate());
    signature.update(new byte[10]);
    return Bytes.adopt(signature.sign());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 20, 32, 64, 222})
  void tellsTheLengthOfTheSalt(int saltBytes) throws Exception {
    Bytes signature =
        sign(
            "RSASSA-PSS",
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, saltBytes, 1));
    RSAPublicKey key = (RSAPublicKey) pair.getPublic();
    assertEquals(saltBytes, PssEncoding.saltBytes(key, HashAlg.SHA256, signature));
  }

  @Test
  void refusesAnotherSignature() throws Exception {
    Bytes signature = sign("SHA256withRSA", null);
    RSAPublicKey key = (RSAPublicKey) pair.getPublic();
    assertThrows(
        IllegalArgumentException.class,
        () -> PssEncoding.saltBytes(key, HashAlg.SHA256, signature));
  }
}
