package io.github.tpm4j.keystore;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.handles.TpmHandle;
import java.time.Instant;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TpmKeyGenParameterSpecTest {

  @Test
  void standardKeysServeEveryPurposeOfTheirKind() {
    assertEquals(
        Set.of(KeyPurpose.SIGN, KeyPurpose.DECRYPT),
        TpmKeyGenParameterSpec.rsa("web", 2048).build().purposes());
    TpmKeyGenParameterSpec ec = TpmKeyGenParameterSpec.ec("web", "secp256r1").build();
    assertEquals(Set.of(KeyPurpose.SIGN, KeyPurpose.AGREE), ec.purposes());
    assertFalse(ec.isDictionaryAttackProtected());
  }

  @ParameterizedTest
  @ValueSource(strings = {"secp256r1", "P-256", "NIST P-256", "prime256v1", "1.2.840.10045.3.1.7"})
  void curvesHaveTheNamesThatCallersUse(String name) {
    assertEquals(
        TpmEccCurve.NIST_P256,
        TpmKeyGenParameterSpec.ec("web", name).build().curve().orElseThrow());
  }

  @Test
  void aCurveThatNoTpmHasIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> TpmKeyGenParameterSpec.ec("web", "secp256k1"));
  }

  @Test
  void theCertificateIsNamedAfterTheAlias() {
    String alias = "a \"quoted\\\" name, O=none";
    X500Principal subject = TpmKeyGenParameterSpec.rsa(alias, 2048).build().certificateSubject();
    assertEquals(1, subject.getName().split("(?<!\\\\),").length, subject.getName());
    assertTrue(subject.getName(X500Principal.RFC1779).startsWith("CN="), subject.getName());
  }

  @Test
  void contradictionsAreRefused() {
    Instant now = Instant.now();
    assertRsaRefused(rsa -> rsa.purposes(KeyPurpose.AGREE));
    assertRsaRefused(rsa -> rsa.padding(KeyPadding.SIGNATURE_PSS).digest("SHA-256"));
    assertRsaRefused(rsa -> rsa.purposes(KeyPurpose.DECRYPT).padding(KeyPadding.SIGNATURE_PSS));
    assertRsaRefused(rsa -> rsa.purposes(KeyPurpose.SIGN).padding(KeyPadding.SIGNATURE_PSS));
    assertRsaRefused(rsa -> rsa.purposes(KeyPurpose.SIGN).digest("SHA-256"));
    assertRsaRefused(rsa -> rsa.digest("MD5"));
    assertRsaRefused(rsa -> rsa.certificateValidity(now, now));
    assertRsaRefused(rsa -> rsa.persistentHandle(TpmHandle.of(0x40000001)));
    assertThrows(
        IllegalArgumentException.class,
        () -> TpmKeyGenParameterSpec.ec("web", "secp256r1").purposes(KeyPurpose.DECRYPT).build());
    assertRsaRefused(rsa -> rsa.purposes(KeyPurpose.ENCRYPT));
  }

  @Test
  void contradictionsOfSecretKeysAreRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> TpmKeyGenParameterSpec.hmac("mac", "HmacMD5"));
    assertSecretRefused(TpmKeyGenParameterSpec.hmac("mac", "HmacSHA256"), KeyPurpose.DECRYPT);
    assertSecretRefused(TpmKeyGenParameterSpec.aes("aes", 128), KeyPurpose.SIGN);
    assertSecretRefused(TpmKeyGenParameterSpec.aes("aes", 128).digest("SHA-256"));
    assertSecretRefused(TpmKeyGenParameterSpec.aes("aes", 128).padding(KeyPadding.ENCRYPTION_OAEP));
    assertEquals(
        Set.of(KeyPurpose.ENCRYPT),
        TpmKeyGenParameterSpec.aes("aes", 128).purposes(KeyPurpose.ENCRYPT).build().purposes());
  }

  private static void assertSecretRefused(TpmKeyGenParameterBuilder builder, KeyPurpose purpose) {
    assertSecretRefused(builder.purposes(purpose));
  }

  private static void assertSecretRefused(TpmKeyGenParameterBuilder builder) {
    assertThrows(IllegalArgumentException.class, builder::build);
  }

  private static void assertRsaRefused(UnaryOperator<TpmKeyGenParameterBuilder> change) {
    TpmKeyGenParameterBuilder builder = TpmKeyGenParameterSpec.rsa("web", 2048);
    assertThrows(IllegalArgumentException.class, () -> change.apply(builder).build());
  }

  @Test
  void thePasswordIsCopiedAndNotPrinted() {
    char[] password = "secret".toCharArray();
    TpmKeyGenParameterSpec spec = TpmKeyGenParameterSpec.rsa("web", 2048).auth(password).build();
    password[0] = 'x';
    assertArrayEquals("secret".toCharArray(), spec.auth());
    assertFalse(spec.toString().contains("secret"));
    spec.destroy();
    assertThrows(IllegalStateException.class, spec::auth);
  }
}
