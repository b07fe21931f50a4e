package io.github.tpm4j.conformance.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tpm4j.keystore.KeyPurpose;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import javax.crypto.KeyAgreement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A TPM and software agree. */
class KeyAgreementContractTest extends OnEveryTpm {

  @ParameterizedTest
  @ValueSource(ints = {256, 384, 521})
  void bothSidesHaveTheSameSecret(int bits) throws GeneralSecurityException {
    KeyPair inTpm = tpm.key("EC", bits);
    KeyPair inSoftware = software(bits);
    KeyAgreement own = KeyAgreement.getInstance("ECDH", tpm.provider());
    own.init(inTpm.getPrivate());
    own.doPhase(inSoftware.getPublic(), true);
    KeyAgreement other = KeyAgreement.getInstance("ECDH", "SunEC");
    other.init(inSoftware.getPrivate());
    other.doPhase(inTpm.getPublic(), true);
    byte[] secret = other.generateSecret();
    assertArrayEquals(secret, own.generateSecret());
    own.doPhase(inSoftware.getPublic(), true);
    assertEquals("TlsPremasterSecret", own.generateSecret("TlsPremasterSecret").getAlgorithm());
  }

  @Test
  void aKeyOnAnotherCurveIsRefused() throws GeneralSecurityException {
    KeyAgreement own = KeyAgreement.getInstance("ECDH", tpm.provider());
    own.init(tpm.key("EC", 256).getPrivate());
    assertThrows(InvalidKeyException.class, () -> own.doPhase(software(384).getPublic(), true));
  }

  @Test
  void aKeyForSignaturesIsRefused() throws GeneralSecurityException {
    KeyPair signing =
        tpm.key(TpmKeyGenParameterSpec.ec("signing", "secp256r1").purposes(KeyPurpose.SIGN));
    KeyAgreement own = KeyAgreement.getInstance("ECDH", tpm.provider());
    assertThrows(InvalidKeyException.class, () -> own.init(signing.getPrivate()));
  }

  @Test
  void randomNumbersComeFromTheTpm() throws GeneralSecurityException {
    SecureRandom random = SecureRandom.getInstance("TPM", tpm.provider());
    byte[] first = new byte[300];
    byte[] second = new byte[300];
    random.setSeed(first);
    random.nextBytes(first);
    random.nextBytes(second);
    assertEquals(600, random.generateSeed(600).length);
    assertEquals(false, java.util.Arrays.equals(first, second));
  }

  private static KeyPair software(int bits) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", "SunEC");
    generator.initialize(bits);
    return generator.generateKeyPair();
  }
}
