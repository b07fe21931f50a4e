package io.github.tpm4j.provider.kem;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.KeyPurpose;
import io.github.tpm4j.keystore.TpmImportSpec;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.crypto.PublicKeys;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** DHKEM with EC keys in the TPM. */
class DhKemTest {
  private final Provider provider = new TpmProvider().configure("engine:memory");

  private KeyPair newPair(String curve) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", provider);
    generator.initialize(TpmKeyGenParameterSpec.ec("kem", curve).build());
    return generator.generateKeyPair();
  }

  /** This provider, and the JDK from 21 on. */
  private List<Provider> software() {
    List<Provider> all = new ArrayList<>(List.of(provider));
    Provider jdk = Security.getProvider("SunJCE");
    if (jdk.getService("KEM", "DHKEM") != null) {
      all.add(jdk);
    }
    assertEquals(Runtime.version().feature() >= 21 ? 2 : 1, all.size());
    return all;
  }

  @ParameterizedTest
  @ValueSource(strings = {"secp256r1", "secp384r1", "secp521r1"})
  void recoversWhatIsMadeForAKeyOfTheTpm(String curve) throws Exception {
    KeyPair pair = newPair(curve);
    for (Provider other : software()) {
      Kem.Encapsulated made = Kem.of("DHKEM", other).encapsulator(pair.getPublic()).encapsulate();
      assertArrayEquals(
          made.key().getEncoded(),
          Kem.of("DHKEM", provider)
              .decapsulator(pair.getPrivate())
              .decapsulate(made.encapsulation())
              .getEncoded());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"secp256r1", "secp384r1", "secp521r1"})
  void makesSecretsForKeysOfOthers(String curve) throws Exception {
    for (Provider other : software()) {
      KeyPairGenerator generator =
          KeyPairGenerator.getInstance(
              "EC", other == provider ? provider : Security.getProvider("SunEC"));
      generator.initialize(new ECGenParameterSpec(curve));
      KeyPair pair = generator.generateKeyPair();
      Kem.Encapsulated made =
          Kem.of("DHKEM", provider).encapsulator(pair.getPublic()).encapsulate();
      assertArrayEquals(
          made.key().getEncoded(),
          Kem.of("DHKEM", other)
              .decapsulator(pair.getPrivate())
              .decapsulate(made.encapsulation())
              .getEncoded());
    }
  }

  @ParameterizedTest
  @CsvSource({"secp256r1, 32 65", "secp384r1, 48 97", "secp521r1, 64 133"})
  void hasTheSizesOfRfc9180(String curve, String sizes) throws Exception {
    KeyPair pair = newPair(curve);
    assertEquals(sizes, Kem.of("DHKEM", provider).encapsulator(pair.getPublic()).sizes());
    assertEquals(sizes, Kem.of("DHKEM", provider).decapsulator(pair.getPrivate()).sizes());
  }

  /** RFC 9180, A.3.1. */
  @Test
  void recoversTheSecretOfTheRfc() throws Exception {
    HexFormat hex = HexFormat.of();
    BigInteger number =
        new BigInteger("f3ce7fdae57e1a310d87f1ebbde6f328be0a99cdbcadf4d6589cf29de4b8ffd2", 16);
    PrivateKey key =
        KeyFactory.getInstance("EC", provider)
            .generatePrivate(
                TpmImportSpec.of(
                    "vector",
                    new ECPrivateKeySpec(number, PublicKeys.parameters(TpmEccCurve.NIST_P256))));
    byte[] encapsulation =
        hex.parseHex(
            "04a92719c6195d5085104f469a8b9814d5838ff72b60501e2c4466e5e67b325ac9"
                + "8536d7b61a1af4b78e5b7f951c0900be863c403ce65c9bfcb9382657222d18c4");
    assertEquals(
        "c0d26aeab536609a572b07695d933b589dcf363ff9d93c93adea537aeabb8cb8",
        hex.formatHex(
            Kem.of("DHKEM", provider).decapsulator(key).decapsulate(encapsulation).getEncoded()));
  }

  @Test
  void isFoundByTheKeyWhereItIsRegisteredLast() throws Exception {
    KeyPair pair = newPair("secp256r1");
    Security.addProvider(provider);
    try {
      Kem.Encapsulated made = Kem.of("DHKEM").encapsulator(pair.getPublic()).encapsulate();
      Kem.Decapsulator decapsulator = Kem.of("DHKEM").decapsulator(pair.getPrivate());
      assertEquals("TPM", decapsulator.providerName());
      assertArrayEquals(
          made.key().getEncoded(), decapsulator.decapsulate(made.encapsulation()).getEncoded());
    } finally {
      Security.removeProvider(provider.getName());
    }
  }

  @Test
  void givesAPartUnderAName() throws Exception {
    KeyPair pair = newPair("secp256r1");
    Kem.Encapsulated made =
        Kem.of("DHKEM", provider).encapsulator(pair.getPublic()).encapsulate(4, 20, "AES");
    Kem.Decapsulator decapsulator = Kem.of("DHKEM", provider).decapsulator(pair.getPrivate());
    assertEquals(made.key(), decapsulator.decapsulate(made.encapsulation(), 4, 20, "AES"));
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> decapsulator.decapsulate(made.encapsulation(), 4, 33, "AES"));
  }

  @Test
  void refusesWhatIsNoEncapsulatedSecret() throws Exception {
    KeyPair pair = newPair("secp256r1");
    Kem.Decapsulator decapsulator = Kem.of("DHKEM", provider).decapsulator(pair.getPrivate());
    byte[] good =
        Kem.of("DHKEM", provider).encapsulator(pair.getPublic()).encapsulate().encapsulation();
    byte[] offCurve = good.clone();
    offCurve[64] ^= 1;
    byte[] compressed = good.clone();
    compressed[0] = 2;
    byte[] aboveTheField = good.clone();
    Arrays.fill(aboveTheField, 1, 33, (byte) 0xFF);
    for (byte[] bad : List.of(offCurve, compressed, aboveTheField, new byte[0], new byte[64])) {
      GeneralSecurityException refusal =
          assertThrows(GeneralSecurityException.class, () -> decapsulator.decapsulate(bad));
      assertEquals("javax.crypto.DecapsulateException", refusal.getClass().getName());
    }
    assertArrayEquals(
        decapsulator.decapsulate(good).getEncoded(), decapsulator.decapsulate(good).getEncoded());
  }

  @Test
  void refusesKeysAndParametersThatItHasNot() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", provider);
    generator.initialize(
        TpmKeyGenParameterSpec.ec("signing", "secp256r1").purposes(KeyPurpose.SIGN).build());
    KeyPair signing = generator.generateKeyPair();
    Kem kem = Kem.of("DHKEM", provider);
    InvalidKeyException refusal =
        assertThrows(InvalidKeyException.class, () -> kem.decapsulator(signing.getPrivate()));
    assertTrue(refusal.getMessage().contains("signing"), refusal.getMessage());
    PublicKey rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPublic();
    assertThrows(InvalidKeyException.class, () -> kem.encapsulator(rsa));
    assertThrows(
        InvalidAlgorithmParameterException.class,
        () -> kem.decapsulator(signing.getPrivate(), new ECGenParameterSpec("secp256r1")));
    assertFalse(kem.algorithm().isEmpty());
  }
}
