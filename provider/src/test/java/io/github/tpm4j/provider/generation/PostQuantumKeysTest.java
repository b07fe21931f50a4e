package io.github.tpm4j.provider.generation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.TpmMlDsaPrivateKey;
import io.github.tpm4j.keystore.TpmMlKemPrivateKey;
import io.github.tpm4j.keystore.TpmPrivateKey;
import io.github.tpm4j.keystore.TssPrivateKeySpec;
import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.tss.crypto.PostQuantumProviders;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidParameterException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Generators and factories of ML-DSA, HashML-DSA and ML-KEM keys. */
class PostQuantumKeysTest {
  private final Provider provider = new TpmProvider().configure("engine:memory,profile=185");

  @ParameterizedTest
  @CsvSource({
    "ML-DSA, ML-DSA, ML-DSA-65",
    "ML-DSA-44, ML-DSA, ML-DSA-44",
    "ML-DSA-87, ML-DSA, ML-DSA-87",
    "2.16.840.1.101.3.4.3.18, ML-DSA, ML-DSA-65",
    "HASH-ML-DSA, ML-DSA-65-WITH-SHA512, ML-DSA-65",
    "ML-DSA-44-WITH-SHA512, ML-DSA-44-WITH-SHA512, ML-DSA-44",
    "OID.2.16.840.1.101.3.4.3.34, ML-DSA-87-WITH-SHA512, ML-DSA-87",
    "ML-KEM, ML-KEM, ML-KEM-768",
    "ML-KEM-512, ML-KEM, ML-KEM-512",
    "2.16.840.1.101.3.4.4.3, ML-KEM, ML-KEM-1024"
  })
  void makesTheStandardKey(String generator, String algorithm, String set) throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance(generator, provider).generateKeyPair();
    TpmPrivateKey key = (TpmPrivateKey) pair.getPrivate();

    assertEquals(algorithm, key.getAlgorithm());
    assertEquals(set, ((NamedParameterSpec) key.getParams()).getName());
    assertNull(key.getFormat());
    assertNull(key.getEncoded());
    assertEquals("X.509", pair.getPublic().getFormat());
    PublicKey read =
        KeyFactory.getInstance(algorithm, PostQuantumProviders.of("KeyFactory", algorithm))
            .generatePublic(new X509EncodedKeySpec(pair.getPublic().getEncoded()));
    assertArrayEquals(read.getEncoded(), pair.getPublic().getEncoded());
  }

  @Test
  void takesASetByItsName() throws Exception {
    KeyPairGenerator signing = KeyPairGenerator.getInstance("ML-DSA", provider);
    signing.initialize(new NamedParameterSpec("ml-dsa-44"));
    assertEquals(
        "ML-DSA-44", ((TpmMlDsaPrivateKey) signing.generateKeyPair().getPrivate()).set().jcaName());
    KeyPairGenerator kem = KeyPairGenerator.getInstance("ML-KEM", provider);
    kem.initialize(TpmKeyGenParameterSpec.mlKem("files", "ML-KEM-1024").build());
    TpmMlKemPrivateKey key = (TpmMlKemPrivateKey) kem.generateKeyPair().getPrivate();
    assertEquals("ML-KEM-1024", key.set().jcaName());
    assertEquals("files", key.alias());
    assertTrue(key.canDecrypt());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ML-DSA", "ML-DSA-65", "HASH-ML-DSA", "ML-KEM", "ML-KEM-768"})
  void refusesSizesAndOtherFamilies(String name) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(name, provider);
    assertThrows(InvalidParameterException.class, () -> generator.initialize(65));
    assertThrows(
        InvalidAlgorithmParameterException.class,
        () -> generator.initialize(new ECGenParameterSpec("secp256r1")));
    assertThrows(
        InvalidAlgorithmParameterException.class,
        () -> generator.initialize(TpmKeyGenParameterSpec.rsa("rsa", 2048).build()));
    assertThrows(
        InvalidAlgorithmParameterException.class,
        () -> generator.initialize(new NamedParameterSpec("ML-DSA-45")));
  }

  @Test
  void aGeneratorOfOneSetMakesNoOther() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("ML-DSA-65", provider);
    InvalidAlgorithmParameterException refusal =
        assertThrows(
            InvalidAlgorithmParameterException.class,
            () -> generator.initialize(NamedParameterSpec.X25519));
    assertTrue(refusal.getMessage().contains("ML-DSA-65"), refusal::getMessage);
    assertThrows(
        InvalidAlgorithmParameterException.class,
        () -> generator.initialize(new NamedParameterSpec("ML-DSA-44")));
  }

  @Test
  void saysWhichTpmHasThem_whereThisOneHasNot() throws Exception {
    Provider old = new TpmProvider().configure("engine:memory,profile=159");
    KeyPairGenerator generator = KeyPairGenerator.getInstance("ML-DSA", old);
    InvalidAlgorithmParameterException refusal =
        assertThrows(
            InvalidAlgorithmParameterException.class,
            () -> generator.initialize(new NamedParameterSpec("ML-DSA-65")));
    assertTrue(refusal.getMessage().contains("185"), refusal::getMessage);
    assertTrue(refusal.getMessage().contains("EC"), refusal::getMessage);
  }

  @Test
  void factoriesTakeTheirOwnKeysOnly() throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("ML-DSA-44", provider).generateKeyPair();
    KeyFactory family = KeyFactory.getInstance("ML-DSA", provider);
    TssPrivateKeySpec spec = family.getKeySpec(pair.getPrivate(), TssPrivateKeySpec.class);

    assertEquals(pair.getPrivate(), family.generatePrivate(spec));
    assertSame(pair.getPrivate(), family.translateKey(pair.getPrivate()));
    KeyFactory set = KeyFactory.getInstance("ML-DSA-44", provider);
    assertInstanceOf(TpmMlDsaPrivateKey.class, set.generatePrivate(spec));
    for (String other : new String[] {"ML-DSA-65", "HASH-ML-DSA", "ML-KEM", "RSA", "EC"}) {
      KeyFactory factory = KeyFactory.getInstance(other, provider);
      assertThrows(InvalidKeySpecException.class, () -> factory.generatePrivate(spec), other);
    }
    assertEquals(
        pair.getPublic(),
        family.generatePublic(new X509EncodedKeySpec(pair.getPublic().getEncoded())));
  }
}
