package io.github.tpm4j.provider.kem;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.tpm4j.provider.TpmProvider;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Security;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What callers of ML-KEM count on, of the TPM's and, where there is one, of the JDK's own. */
@ParameterizedClass
@MethodSource("providers")
class KemContractTest {
  private static final AlgorithmParameterSpec SPEC = new NamedParameterSpec("ML-KEM-768");

  @Parameter Provider provider;

  static Stream<Provider> providers() {
    List<Provider> all = new ArrayList<>();
    all.add(new TpmProvider().configure("engine:memory,profile=185"));
    Provider jdk = Security.getProvider("SunJCE");
    if (jdk.getService("KEM", "ML-KEM") != null) {
      all.add(jdk);
    }
    return all.stream();
  }

  @Test
  void sizesAreThoseOfTheSet() throws Exception {
    assertSizes("ML-KEM-512", "32 768");
    assertSizes("ML-KEM-768", "32 1088");
    assertSizes("ML-KEM-1024", "32 1568");
  }

  private void assertSizes(String set, String sizes) throws Exception {
    KeyPair pair = pair(set);
    for (String name : new String[] {"ML-KEM", set}) {
      Kem kem = Kem.of(name, provider);
      assertEquals(name, kem.algorithm());
      assertEquals(sizes, kem.decapsulator(pair.getPrivate()).sizes());
      assertEquals(sizes, kem.decapsulator(pair.getPrivate(), null).sizes());
      assertEquals(sizes, kem.encapsulator(pair.getPublic()).sizes());
      assertEquals(sizes, kem.encapsulator(pair.getPublic(), null, new SecureRandom()).sizes());
    }
  }

  @Test
  void anEncapsulatedSecretHasNoParameters() throws Exception {
    Kem kem = Kem.of("ML-KEM", provider);
    assertNull(kem.encapsulator(pair("ML-KEM-768").getPublic()).encapsulate().params());
  }

  @Test
  void partsMayBeOfAnySize() throws Exception {
    KeyPair pair = pair("ML-KEM-512");
    Kem kem = Kem.of("ML-KEM", provider);
    Kem.Decapsulator decapsulator = kem.decapsulator(pair.getPrivate());
    byte[] encapsulation = kem.encapsulator(pair.getPublic()).encapsulate().encapsulation();
    byte[] whole = decapsulator.decapsulate(encapsulation).getEncoded();
    SecretKey last = decapsulator.decapsulate(encapsulation, 31, 32, "any name");
    assertArrayEquals(new byte[] {whole[31]}, last.getEncoded());
    assertEquals("any name", last.getAlgorithm());
    assertEquals(0, decapsulator.decapsulate(encapsulation, 7, 7, "AES").getEncoded().length);
  }

  @Test
  void wrongLengthsAreDecapsulateExceptions() throws Exception {
    Kem.Decapsulator decapsulator =
        Kem.of("ML-KEM", provider).decapsulator(pair("ML-KEM-768").getPrivate());
    for (int length : new int[] {0, 1, 768, 1087, 1089, 1568, 70_000}) {
      assertRefused("DecapsulateException", () -> decapsulator.decapsulate(new byte[length]));
    }
    assertRefused(
        "DecapsulateException", () -> decapsulator.decapsulate(new byte[1], 0, 33, "AES"));
    assertRefused("NullPointerException", () -> decapsulator.decapsulate(null));
    assertRefused("NullPointerException", () -> decapsulator.decapsulate(null, 0, 33, "AES"));
  }

  @Test
  void wrongPrivateKeysAreRefused() throws Exception {
    Kem kem = Kem.of("ML-KEM", provider);
    PrivateKey foreign = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate();
    for (PrivateKey key : new PrivateKey[] {null, foreign, new UnknownKey()}) {
      assertRefused("InvalidKeyException", () -> kem.decapsulator(key));
      assertRefused("InvalidAlgorithmParameterException", () -> kem.decapsulator(key, SPEC));
    }
    PrivateKey other = pair("ML-KEM-512").getPrivate();
    assertRefused("InvalidKeyException", () -> Kem.of("ML-KEM-768", provider).decapsulator(other));
    assertRefused("InvalidAlgorithmParameterException", () -> kem.decapsulator(other, SPEC));
  }

  @Test
  void wrongPublicKeysAreRefused() throws Exception {
    Kem kem = Kem.of("ML-KEM", provider);
    PublicKey foreign = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPublic();
    PublicKey other = pair("ML-KEM-512").getPublic();
    PublicKey damaged = new MlKemTest.EncodedKey(new byte[10]);
    byte[] cut = other.getEncoded();
    PublicKey shortened = new MlKemTest.EncodedKey(Arrays.copyOf(cut, cut.length - 1));
    for (PublicKey key : new PublicKey[] {null, foreign, damaged, shortened}) {
      assertRefused("InvalidKeyException", () -> kem.encapsulator(key));
      assertRefused("InvalidAlgorithmParameterException", () -> kem.encapsulator(key, SPEC, null));
    }
    assertRefused("InvalidKeyException", () -> Kem.of("ML-KEM-768", provider).encapsulator(other));
  }

  private KeyPair pair(String set) throws Exception {
    return KeyPairGenerator.getInstance(set, provider).generateKeyPair();
  }

  /** Runs a call, which may throw anything. */
  @FunctionalInterface
  interface Call {
    Object run() throws Exception;
  }

  static void assertRefused(String exception, Call call) {
    String outcome;
    try {
      outcome = String.valueOf(call.run());
    } catch (Exception e) {
      outcome = e.getClass().getSimpleName();
    }
    assertEquals(exception, outcome);
  }

  /** A key that lives elsewhere. */
  private static final class UnknownKey implements PrivateKey {
    private static final long serialVersionUID = 1L;

    @Override
    public String getAlgorithm() {
      return "ML-KEM";
    }

    @Override
    public String getFormat() {
      return null;
    }

    @Override
    public byte[] getEncoded() {
      return null;
    }
  }
}
