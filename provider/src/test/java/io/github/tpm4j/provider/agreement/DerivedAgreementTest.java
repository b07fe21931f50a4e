package io.github.tpm4j.provider.agreement;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tpm4j.provider.TpmProvider;
import java.nio.charset.StandardCharsets;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.KeyAgreement;
import javax.crypto.SecretKey;
import org.bouncycastle.jcajce.spec.UserKeyingMaterialSpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bouncy Castle derives the same keys. */
class DerivedAgreementTest {
  private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();
  private static final AlgorithmParameterSpec INFORMATION =
      new UserKeyingMaterialSpec("information".getBytes(StandardCharsets.UTF_8));

  private static TpmProvider provider;
  private static KeyPair own;
  private static KeyPair other;

  @BeforeAll
  static void makeKeys() throws Exception {
    provider = (TpmProvider) new TpmProvider().configure("engine:memory");
    own = keys(KeyPairGenerator.getInstance("EC", provider));
    other = keys(KeyPairGenerator.getInstance("EC", "SunEC"));
  }

  private static KeyPair keys(KeyPairGenerator generator) throws Exception {
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  static Stream<String> names() {
    return Stream.of("SHA1", "SHA224", "SHA256", "SHA384", "SHA512")
        .flatMap(
            hash ->
                Stream.of("KDF", "CKDF")
                    .flatMap(
                        derivation ->
                            Stream.of("ECDHwith", "ECCDHwith")
                                .map(start -> start + hash + derivation)))
        // Bouncy Castle does not have it.
        .filter(name -> !name.endsWith("SHA224CKDF"));
  }

  @ParameterizedTest
  @MethodSource("names")
  void bothSidesDeriveTheSameKey(String name) throws Exception {
    // On this curve the cofactor is 1, and Bouncy Castle has one of the two names for each kind.
    String tail = name.substring(name.indexOf("with"));
    String theirName = (name.endsWith("CKDF") ? "ECCDH" : "ECDH") + tail;
    // Of one block of each hash, of less, and of more.
    for (String algorithm :
        List.of("AES", "2.16.840.1.101.3.4.1.5", "2.16.840.1.101.3.4.1.22", "DESede")) {
      SecretKey theirs = derive(theirName, BOUNCY_CASTLE, other, own, INFORMATION, algorithm);
      SecretKey ours = derive(name, provider, own, other, INFORMATION, algorithm);
      assertArrayEquals(theirs.getEncoded(), ours.getEncoded(), algorithm);
      assertEquals(theirs.getAlgorithm(), ours.getAlgorithm());
    }
  }

  private static SecretKey derive(
      String name,
      Provider of,
      KeyPair mine,
      KeyPair yours,
      AlgorithmParameterSpec information,
      String algorithm)
      throws Exception {
    KeyAgreement agreement = KeyAgreement.getInstance(name, of);
    agreement.init(mine.getPrivate(), information);
    agreement.doPhase(yours.getPublic(), true);
    return agreement.generateSecret(algorithm);
  }

  @Test
  void refusesWhatIsWrong() throws Exception {
    KeyAgreement agreement = KeyAgreement.getInstance("ECDHwithSHA256KDF", provider);
    assertThrows(InvalidKeyException.class, () -> agreement.init(other.getPrivate()));
    assertThrows(
        InvalidAlgorithmParameterException.class,
        () -> agreement.init(own.getPrivate(), new ECGenParameterSpec("secp256r1")));
    agreement.init(own.getPrivate());
    assertThrows(IllegalStateException.class, () -> agreement.generateSecret("AES"));
    agreement.doPhase(other.getPublic(), true);
    assertThrows(UnsupportedOperationException.class, agreement::generateSecret);
    assertThrows(NoSuchAlgorithmException.class, () -> agreement.generateSecret("Rot13"));
    assertEquals(32, agreement.generateSecret("AES").getEncoded().length);
  }
}
