package io.github.tpm4j.provider.kem;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.TpmMlKemPrivateKey;
import io.github.tpm4j.provider.TpmProvider;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets that are recovered in the TPM. */
class MlKemTest {
  private static final String[] SETS = {"ML-KEM-512", "ML-KEM-768", "ML-KEM-1024"};

  private final Provider provider = new TpmProvider().configure("engine:memory,profile=185");

  /** Every set, with every other software that makes secrets. */
  static Stream<Arguments> setsAndSoftware() {
    List<Provider> software = new ArrayList<>(List.of(new BouncyCastleProvider()));
    Provider jdk = Security.getProvider("SunJCE");
    if (jdk.getService("KEM", "ML-KEM") != null) {
      software.add(jdk);
    }
    return software.stream().flatMap(other -> Stream.of(SETS).map(set -> Arguments.of(set, other)));
  }

  @ParameterizedTest
  @MethodSource("setsAndSoftware")
  void recoversWhatOtherSoftwareEncapsulates(String set, Provider other) throws Exception {
    KeyPair pair = newPair(set);
    PublicKey known =
        KeyFactory.getInstance("ML-KEM", other)
            .generatePublic(new X509EncodedKeySpec(pair.getPublic().getEncoded()));
    Kem.Encapsulated made = Kem.of("ML-KEM", other).encapsulator(known).encapsulate();
    for (String name : new String[] {"ML-KEM", set}) {
      SecretKey secret =
          Kem.of(name, provider).decapsulator(pair.getPrivate()).decapsulate(made.encapsulation());
      assertArrayEquals(made.key().getEncoded(), secret.getEncoded());
      assertEquals("Generic", secret.getAlgorithm());
    }
  }

  @ParameterizedTest
  @MethodSource("setsAndSoftware")
  void encapsulatesForKeysOfOtherSoftware(String set, Provider other) throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance(set, other).generateKeyPair();
    for (String name : new String[] {"ML-KEM", set}) {
      Kem.Encapsulated made = Kem.of(name, provider).encapsulator(pair.getPublic()).encapsulate();
      SecretKey secret =
          Kem.of("ML-KEM", other).decapsulator(pair.getPrivate()).decapsulate(made.encapsulation());
      assertArrayEquals(made.key().getEncoded(), secret.getEncoded());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ML-KEM-512", "ML-KEM-768", "ML-KEM-1024"})
  void recoversWhatItEncapsulates_andPartsOfIt(String set) throws Exception {
    KeyPair pair = newPair(set);
    Kem kem = Kem.of(set, provider);
    Kem.Decapsulator decapsulator = kem.decapsulator(pair.getPrivate());
    Kem.Encapsulated made = kem.encapsulator(pair.getPublic()).encapsulate();
    byte[] secret = made.key().getEncoded();
    SecretKey part = decapsulator.decapsulate(made.encapsulation(), 5, 21, "AES");
    assertArrayEquals(Arrays.copyOfRange(secret, 5, 21), part.getEncoded());
    assertEquals("AES", part.getAlgorithm());
    Kem.Encapsulated half = kem.encapsulator(pair.getPublic()).encapsulate(16, 32, "AES");
    assertArrayEquals(
        Arrays.copyOfRange(decapsulator.decapsulate(half.encapsulation()).getEncoded(), 16, 32),
        half.key().getEncoded());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ML-KEM-512", "ML-KEM-768", "ML-KEM-1024"})
  void rejectsWrongCiphertextsImplicitly(String set) throws Exception {
    KeyPair pair = newPair(set);
    Kem kem = Kem.of("ML-KEM", provider);
    Kem.Decapsulator decapsulator = kem.decapsulator(pair.getPrivate());
    Kem.Encapsulated made = kem.encapsulator(pair.getPublic()).encapsulate();
    byte[] wrong = made.encapsulation();
    wrong[wrong.length / 2] ^= 1;

    byte[] secret = decapsulator.decapsulate(wrong).getEncoded();
    assertEquals(32, secret.length);
    assertFalse(Arrays.equals(made.key().getEncoded(), secret));
    assertArrayEquals(secret, decapsulator.decapsulate(wrong).getEncoded());
  }

  @Test
  void isFoundWithoutANameOfAProvider_whenRegisteredLast() throws Exception {
    KeyPair pair = newPair("ML-KEM-768");
    Provider software = new BouncyCastleProvider();
    boolean isAdded = Security.addProvider(software) >= 0;
    Security.addProvider(provider);
    try {
      for (String name : new String[] {"ML-KEM", "ML-KEM-768", "2.16.840.1.101.3.4.4.2"}) {
        Kem kem = Kem.of(name);
        Kem.Decapsulator decapsulator = kem.decapsulator(pair.getPrivate());
        assertEquals("TPM", decapsulator.providerName());
        Kem.Encapsulated made = kem.encapsulator(pair.getPublic()).encapsulate();
        assertArrayEquals(
            made.key().getEncoded(), decapsulator.decapsulate(made.encapsulation()).getEncoded());
      }
    } finally {
      Security.removeProvider(provider.getName());
      if (isAdded) {
        Security.removeProvider(software.getName());
      }
    }
  }

  @Test
  void isFoundWithoutANameOfAProvider_whereThePlatformsAreTheOnlyOthers() throws Exception {
    KeyPair pair = newPair("ML-KEM-768");
    Security.addProvider(provider);
    try {
      for (String name : new String[] {"ML-KEM", "ML-KEM-768"}) {
        Kem kem = Kem.of(name);
        Kem.Encapsulator encapsulator = kem.encapsulator(pair.getPublic());
        Provider first = Security.getProviders("KEM.ML-KEM")[0];
        assertEquals(first.getName(), encapsulator.providerName());
        Kem.Decapsulator decapsulator = kem.decapsulator(pair.getPrivate());
        assertEquals("TPM", decapsulator.providerName());
        Kem.Encapsulated made = encapsulator.encapsulate();
        assertArrayEquals(
            made.key().getEncoded(), decapsulator.decapsulate(made.encapsulation()).getEncoded());
      }
    } finally {
      Security.removeProvider(provider.getName());
    }
  }

  @Test
  void aRefusalOfTheTpmIsADecapsulateException() throws Exception {
    TpmMlKemPrivateKey key = (TpmMlKemPrivateKey) newPair("ML-KEM-768").getPrivate();
    Kem kem = Kem.of("ML-KEM", provider);
    Kem.Decapsulator decapsulator = kem.decapsulator(key);
    key.destroy();
    GeneralSecurityException refusal =
        assertThrows(
            GeneralSecurityException.class, () -> decapsulator.decapsulate(new byte[1088]));
    assertEquals("javax.crypto.DecapsulateException", refusal.getClass().getName());
    assertTrue(refusal.getMessage().contains("destroyed"), refusal::getMessage);
    assertThrows(InvalidKeyException.class, () -> kem.decapsulator(key));
  }

  @ParameterizedTest
  @CsvSource({"-1, 3", "0, 33", "20, 10", "33, 33"})
  void thePartIsCheckedAsThePlatformDocumentsIt(int from, int to) throws Exception {
    KeyPair pair = newPair("ML-KEM-512");
    Kem kem = Kem.of("ML-KEM", provider);
    Kem.Decapsulator decapsulator = kem.decapsulator(pair.getPrivate());
    Kem.Encapsulator encapsulator = kem.encapsulator(pair.getPublic());
    byte[] encapsulation = new byte[768];
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> decapsulator.decapsulate(encapsulation, from, to, "AES"));
    assertThrows(IndexOutOfBoundsException.class, () -> encapsulator.encapsulate(from, to, "AES"));
    assertThrows(
        NullPointerException.class, () -> decapsulator.decapsulate(encapsulation, 0, 32, null));
    assertThrows(NullPointerException.class, () -> encapsulator.encapsulate(0, 32, null));
  }

  @Test
  void refusesKeysThatFailTheModulusCheck() throws Exception {
    byte[] encoded = newPair("ML-KEM-768").getPublic().getEncoded();
    // The first coefficient becomes 4095, above the modulus 3329 (FIPS 203, 7.2).
    encoded[22] = (byte) 0xFF;
    encoded[23] |= 0x0F;
    PublicKey key = new EncodedKey(encoded);
    assertThrows(InvalidKeyException.class, () -> Kem.of("ML-KEM", provider).encapsulator(key));
  }

  private KeyPair newPair(String set) throws Exception {
    return KeyPairGenerator.getInstance(set, provider).generateKeyPair();
  }

  /** A key of a provider that nobody knows. */
  record EncodedKey(byte[] bytes) implements PublicKey {
    private static final long serialVersionUID = 1L;

    @Override
    public String getAlgorithm() {
      return "ML-KEM";
    }

    @Override
    public String getFormat() {
      return "X.509";
    }

    @Override
    public byte[] getEncoded() {
      return bytes.clone();
    }
  }
}
