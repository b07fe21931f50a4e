package io.github.tpm4j.provider.contracts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.transport.Transports;
import java.security.KeyPair;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** NONEwithRSA, which the JDK makes of its Cipher: each verifies what the other signs. */
class NoneWithRsaTest {
  private static final String NAME = "NONEwithRSA";

  private static TpmProvider provider;
  private static KeyPair own;
  private static KeyPair software;

  /** Registered last, as it is meant to be. */
  @BeforeAll
  static void register() throws Exception {
    provider = new TpmProvider(TpmConnection.over(Transports.open("engine:memory")));
    own = Pairs.of(provider, provider).rsa();
    software = Pairs.of(Security.getProvider("SunRsaSign"), Security.getProvider("SunEC")).rsa();
    Security.addProvider(provider);
  }

  @AfterAll
  static void deregister() {
    Security.removeProvider(provider.getName());
    provider.connection().close();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 20, 36, 51, 245})
  void eachVerifiesWhatTheOtherSigns(int bytes) throws Exception {
    byte[] message = new byte[bytes];
    Provider jce = Security.getProvider("SunJCE");
    byte[] signature = sign(Signature.getInstance(NAME, provider), own, message);
    assertVerifies(Signature.getInstance(NAME, jce), own, message, signature);
    assertVerifies(Signature.getInstance(NAME, provider), own, message, signature);
    byte[] others = sign(Signature.getInstance(NAME, jce), software, message);
    assertVerifies(Signature.getInstance(NAME, provider), software, message, others);
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 36})
  void theKeyChoosesWhoSigns(int bytes) throws Exception {
    byte[] message = new byte[bytes];
    byte[] signature = sign(Signature.getInstance(NAME), own, message);
    assertArrayEquals(sign(Signature.getInstance(NAME, provider), own, message), signature);
    assertVerifies(Signature.getInstance(NAME), own, message, signature);
    byte[] others = sign(Signature.getInstance(NAME), software, message);
    assertVerifies(Signature.getInstance(NAME), software, message, others);
  }

  private static byte[] sign(Signature signer, KeyPair keys, byte[] message) throws Exception {
    signer.initSign(keys.getPrivate());
    signer.update(message);
    return signer.sign();
  }

  private static void assertVerifies(
      Signature verifier, KeyPair keys, byte[] message, byte[] signature) throws Exception {
    verifier.initVerify(keys.getPublic());
    verifier.update(message);
    assertTrue(verifier.verify(signature));
    verifier.initVerify(keys.getPublic());
    verifier.update(message);
    verifier.update((byte) 1);
    assertFalse(verifier.verify(signature));
  }
}
