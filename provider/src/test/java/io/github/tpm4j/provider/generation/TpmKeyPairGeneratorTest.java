package io.github.tpm4j.provider.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.provider.TpmProvider;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidParameterException;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.interfaces.RSAKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TpmKeyPairGeneratorTest {
  private final Provider provider = new TpmProvider().configure("engine:memory");

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 512, 2049, 67_584, Integer.MAX_VALUE})
  void refusesASizeThatTpmsDoNotHave(int bits) throws Exception {
    KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA", provider);
    assertThrows(InvalidParameterException.class, () -> rsa.initialize(bits));
    AlgorithmParameterSpec plain = new RSAKeyGenParameterSpec(bits, RSAKeyGenParameterSpec.F4);
    assertThrows(InvalidAlgorithmParameterException.class, () -> rsa.initialize(plain));
    AlgorithmParameterSpec own = TpmKeyGenParameterSpec.rsa("rsa", bits).build();
    assertThrows(InvalidAlgorithmParameterException.class, () -> rsa.initialize(own));
    KeyPairGenerator ec = KeyPairGenerator.getInstance("EC", provider);
    assertThrows(InvalidParameterException.class, () -> ec.initialize(bits));
  }

  @Test
  void keepsWhatItWasInitialisedWithBeforeARefusal() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", provider);
    generator.initialize(1024);
    assertThrows(InvalidParameterException.class, () -> generator.initialize(2049));

    RSAKey first = (RSAKey) generator.generateKeyPair().getPrivate();
    RSAKey second = (RSAKey) generator.generateKeyPair().getPrivate();
    assertEquals(1024, first.getModulus().bitLength());
    assertEquals(1024, second.getModulus().bitLength());
  }
}
