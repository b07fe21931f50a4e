package io.github.tpm4j.provider.signature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.provider.TpmProvider;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.AlgorithmParameterSpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A Signature that was used wrongly tells so, and is not the worse for it. */
class SignatureStateTest {
  private static TpmProvider provider;
  private static KeyPair own;
  private static KeyPair foreign;

  @BeforeAll
  static void makeKeys() throws Exception {
    provider = (TpmProvider) new TpmProvider().configure("engine:memory");
    own = keys(KeyPairGenerator.getInstance("EC", provider));
    foreign = keys(KeyPairGenerator.getInstance("EC", "SunEC"));
  }

  private static KeyPair keys(KeyPairGenerator generator) {
    generator.initialize(256);
    return generator.generateKeyPair();
  }

  @Test
  void refusesToSignAfterAnInitialisationThatFailed() throws Exception {
    Signature signer = Signature.getInstance("SHA256withECDSA", provider);
    signer.initSign(own.getPrivate());
    assertThrows(InvalidKeyException.class, () -> signer.initSign(foreign.getPrivate()));

    assertThrows(SignatureException.class, () -> signer.update((byte) 1));
    assertThrows(SignatureException.class, signer::sign);

    signer.initSign(own.getPrivate());
    assertTrue(verifies(signer.sign()));
  }

  @Test
  void refusesToVerifyAfterAnInitialisationThatFailed() throws Exception {
    Signature verifier = Signature.getInstance("SHA256withECDSA", provider);
    verifier.initVerify(own.getPublic());
    assertThrows(InvalidKeyException.class, () -> verifier.initVerify((PublicKey) null));

    assertThrows(SignatureException.class, () -> verifier.update((byte) 1));
    assertThrows(SignatureException.class, () -> verifier.verify(new byte[70]));
  }

  @Test
  void refusesParametersOfPssThatAreNone() throws Exception {
    Signature signer = Signature.getInstance("RSASSA-PSS", provider);

    assertThrows(
        InvalidAlgorithmParameterException.class,
        () -> signer.setParameter((AlgorithmParameterSpec) null));
  }

  @Test
  void forgetsTheMessageThatItCouldNotSign() throws Exception {
    Signature signer = Signature.getInstance("NONEwithECDSA", provider);
    signer.initSign(own.getPrivate());
    signer.update(new byte[64]);
    signer.update((byte) 1);
    assertThrows(SignatureException.class, signer::sign);

    signer.update(new byte[32]);
    assertEquals(0x30, signer.sign()[0]);
  }

  private static boolean verifies(byte[] signature) throws Exception {
    Signature verifier = Signature.getInstance("SHA256withECDSA", "SunEC");
    verifier.initVerify(own.getPublic());
    return verifier.verify(signature);
  }
}
