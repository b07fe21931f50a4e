package io.github.tpm4j.provider.generation;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.provider.TpmProvider;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyPairGenerator;
import org.junit.jupiter.api.Test;

/** To a TPM a password of zeros is none. */
class WipedPasswordTest {
  @Test
  void makesNoKeyWithoutThePasswordThatItWasToHave() throws Exception {
    KeyPairGenerator generator =
        KeyPairGenerator.getInstance("EC", new TpmProvider().configure("engine:memory"));
    TpmKeyGenParameterSpec spec =
        TpmKeyGenParameterSpec.ec("web", "secp256r1").auth("secret".toCharArray()).build();
    generator.initialize(spec);
    spec.destroy();

    assertThrows(IllegalStateException.class, generator::generateKeyPair);
    assertThrows(IllegalStateException.class, () -> generator.initialize(spec));
  }

  @Test
  void refusesAPasswordThatEndsWithZeros() throws Exception {
    KeyPairGenerator generator =
        KeyPairGenerator.getInstance("EC", new TpmProvider().configure("engine:memory"));
    for (String password : new String[] {"\0", "\0\0\0", "secret\0"}) {
      TpmKeyGenParameterSpec spec =
          TpmKeyGenParameterSpec.ec("web", "secp256r1").auth(password.toCharArray()).build();
      assertThrows(InvalidAlgorithmParameterException.class, () -> generator.initialize(spec));
    }
  }
}
