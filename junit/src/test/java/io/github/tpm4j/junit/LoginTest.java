package io.github.tpm4j.junit;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.SignatureException;
import org.junit.jupiter.api.Test;

/** The test that docs/testing.md shows. */
@Tpm
class LoginTest {
  @Test
  void refusesAfterTheFirmwareHasChanged(TestTpm tpm) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", tpm.provider());
    generator.initialize(
        TpmKeyGenParameterSpec.ec("login", "secp256r1").boundToPcrs("SHA-256", 7).build());
    KeyPair pair = generator.generateKeyPair();

    tpm.extendPcr(7, "other firmware");

    Signature signature = Signature.getInstance("SHA256withECDSA", tpm.provider());
    signature.initSign(pair.getPrivate());
    assertThrows(SignatureException.class, signature::sign);
  }
}
