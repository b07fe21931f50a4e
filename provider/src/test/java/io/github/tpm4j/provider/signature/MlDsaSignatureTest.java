package io.github.tpm4j.provider.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.provider.MlDsaParameterSpec;
import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.transport.Transports;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.commands.sequence.HashSequenceStart;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.error.TpmResponseException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bouncycastle.jcajce.spec.ContextParameterSpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures with ML-DSA and HashML-DSA, verified by Bouncy Castle and by the provider. */
class MlDsaSignatureTest {
  private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();
  private static final byte[] MESSAGE = "what is signed".getBytes(UTF_8);
  private static final byte[] CONTEXT = "firmware".getBytes(UTF_8);

  private final Provider provider = new TpmProvider().configure("engine:memory,profile=185");

  private KeyPair pair(String generator) throws GeneralSecurityException {
    return KeyPairGenerator.getInstance(generator, provider).generateKeyPair();
  }

  private Signature signer(String algorithm, KeyPair pair) throws GeneralSecurityException {
    Signature signer = Signature.getInstance(algorithm, provider);
    signer.initSign(pair.getPrivate());
    return signer;
  }

  private static Signature verifier(String algorithm, Provider by, PublicKey key)
      throws GeneralSecurityException {
    Signature verifier = Signature.getInstance(algorithm, by);
    verifier.initVerify(
        KeyFactory.getInstance(key.getAlgorithm(), BOUNCY_CASTLE)
            .generatePublic(new X509EncodedKeySpec(key.getEncoded())));
    return verifier;
  }

  private static boolean verifies(Signature verifier, byte[] message, byte[] signature)
      throws SignatureException {
    verifier.update(message);
    return verifier.verify(signature);
  }

  @ParameterizedTest
  @CsvSource({
    "ML-DSA-44, ML-DSA",
    "ML-DSA-65, ML-DSA-65",
    "ML-DSA-87, 2.16.840.1.101.3.4.3.19",
    "HASH-ML-DSA, HASH-ML-DSA",
    "ML-DSA-44-WITH-SHA512, ML-DSA-44-WITH-SHA512",
    "ML-DSA-87-WITH-SHA512, HASH-ML-DSA"
  })
  void signsWhatOthersVerify(String generator, String algorithm) throws Exception {
    KeyPair pair = pair(generator);
    Signature signer = signer(algorithm, pair);
    for (int size : new int[] {0, 1, 1024, 1025, 70_000}) {
      byte[] message = new byte[size];
      new Random(size).nextBytes(message);
      signer.update(message, 0, size / 3);
      signer.update(message, size / 3, size - size / 3);
      byte[] signature = signer.sign();

      String name = pair.getPublic().getAlgorithm();
      assertTrue(
          verifies(verifier(name, BOUNCY_CASTLE, pair.getPublic()), message, signature), "" + size);
      Signature own = verifier(algorithm, provider, pair.getPublic());
      assertTrue(verifies(own, message, signature));
      assertFalse(verifies(own, "another".getBytes(UTF_8), signature));
      assertTrue(verifies(own, message, signature));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ML-DSA-65", "ML-DSA-65-WITH-SHA512"})
  void bindsAContext(String algorithm) throws Exception {
    KeyPair pair = pair(algorithm);
    Signature signer = signer(algorithm, pair);
    signer.setParameter(MlDsaParameterSpec.withContext(CONTEXT));
    signer.update(MESSAGE);
    byte[] signature = signer.sign();

    Signature other = verifier(algorithm, BOUNCY_CASTLE, pair.getPublic());
    other.setParameter(new ContextParameterSpec(CONTEXT));
    assertTrue(verifies(other, MESSAGE, signature));
    Signature own = verifier(algorithm, provider, pair.getPublic());
    assertFalse(verifies(own, MESSAGE, signature));
    own.setParameter(MlDsaParameterSpec.withContext(CONTEXT).deterministic());
    assertTrue(verifies(own, MESSAGE, signature));
    assertTrue(verifies(own, MESSAGE, signature));
    own.setParameter(MlDsaParameterSpec.withContext("other".getBytes(UTF_8)));
    assertFalse(verifies(own, MESSAGE, signature));
    signer.setParameter(null);
    signer.update(MESSAGE);
    byte[] without = signer.sign();
    own.setParameter(null);
    assertTrue(verifies(own, MESSAGE, without));
  }

  @Test
  void refusesParametersThatItCannotHonour() throws Exception {
    Signature signer = signer("ML-DSA", pair("ML-DSA-44"));
    assertThrows(
        InvalidAlgorithmParameterException.class,
        () -> signer.setParameter(MlDsaParameterSpec.DEFAULT.deterministic()));
    assertThrows(
        InvalidAlgorithmParameterException.class,
        () -> signer.setParameter(new ContextParameterSpec(CONTEXT)));
    signer.update(MESSAGE);
    assertThrows(ProviderException.class, () -> signer.setParameter(MlDsaParameterSpec.DEFAULT));
    assertThrows(
        IllegalArgumentException.class, () -> MlDsaParameterSpec.withContext(new byte[256]));
    assertEquals(2420, signer.sign().length);
  }

  @ParameterizedTest
  @CsvSource({
    "ML-DSA-44, ML-DSA-65",
    "ML-DSA-44, ML-DSA-44-WITH-SHA512",
    "ML-DSA-44, HASH-ML-DSA",
    "HASH-ML-DSA, ML-DSA",
    "ML-KEM, ML-DSA",
    "EC, ML-DSA",
    "EC, HASH-ML-DSA",
    "ML-DSA-44, SHA256withECDSA",
    "ML-DSA-44, SHA256withRSA"
  })
  void takesItsOwnKeysOnly(String generator, String algorithm) throws Exception {
    KeyPair pair = pair(generator);
    Signature signature = Signature.getInstance(algorithm, provider);
    assertThrows(InvalidKeyException.class, () -> signature.initSign(pair.getPrivate()));
    assertThrows(InvalidKeyException.class, () -> signature.initVerify(pair.getPublic()));
    assertThrows(SignatureException.class, () -> signature.update(MESSAGE));
  }

  @Test
  void startsAnewWhenItIsInitialisedWithinAMessage() throws Exception {
    KeyPair pair = pair("ML-DSA-44");
    Signature signer = signer("ML-DSA", pair);
    signer.update(new byte[100_000]);
    signer.initSign(pair.getPrivate());
    signer.update(MESSAGE);
    byte[] signature = signer.sign();
    signer.initVerify(pair.getPublic());
    assertTrue(verifies(signer, MESSAGE, signature));
  }

  @Test
  void doesNotSignTheRestOfAMessageOfWhichAPartWasRefused() throws Exception {
    String tcti = "engine:memory,name=crowded,profile=185";
    Provider crowded = new TpmProvider().configure(tcti);
    KeyPair pair = KeyPairGenerator.getInstance("ML-DSA-44", crowded).generateKeyPair();
    Signature signer = Signature.getInstance("ML-DSA", crowded);
    signer.initSign(pair.getPrivate());
    try (TpmClient other = new TpmClient(Transports.open(tcti))) {
      List<TpmHandle> crowd = fillSlots(other);
      assertThrows(SignatureException.class, () -> signer.update(new byte[100_000]));
      crowd.forEach(handle -> other.execute(new FlushContext.Request(handle)));
    }

    assertThrows(SignatureException.class, () -> signer.update(MESSAGE));
    assertThrows(SignatureException.class, signer::sign);
    signer.update(MESSAGE);
    assertTrue(verifies(verifier("ML-DSA", provider, pair.getPublic()), MESSAGE, signer.sign()));
  }

  private static List<TpmHandle> fillSlots(TpmClient client) {
    List<TpmHandle> filled = new ArrayList<>();
    try {
      while (true) {
        filled.add(
            client
                .execute(new HashSequenceStart.Request(SecretBytes.EMPTY, TpmAlg.SHA256))
                .sequenceHandle());
      }
    } catch (TpmResponseException full) {
      assertTrue(full.is(TpmRc.OBJECT_MEMORY));
      return filled;
    }
  }

  @Test
  void verifiesForeignSignatures_andRefusesWrongOnes() throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("ML-DSA-65", BOUNCY_CASTLE).generateKeyPair();
    Signature signer = Signature.getInstance("ML-DSA-65", BOUNCY_CASTLE);
    signer.initSign(pair.getPrivate());
    signer.update(MESSAGE);
    byte[] signature = signer.sign();
    Signature own = Signature.getInstance("ML-DSA", provider);
    own.initVerify(pair.getPublic());
    assertTrue(verifies(own, MESSAGE, signature));
    signature[17] ^= 1;
    assertFalse(verifies(own, MESSAGE, signature));
    assertThrows(InvalidKeyException.class, () -> own.initVerify((PublicKey) null));
  }
}
