package io.github.tpm4j.tss.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostQuantumProvidersTest {

  @ParameterizedTest
  @CsvSource({"KEM, ML-KEM", "KeyFactory, ML-KEM", "Signature, ML-DSA", "KeyFactory, ML-DSA"})
  void findsWhatAnyProviderHas(String type, String algorithm) throws NoSuchAlgorithmException {
    assertEquals(
        algorithm,
        PostQuantumProviders.of(type, algorithm).getService(type, algorithm).getAlgorithm());
  }

  @Test
  void usesBouncyCastleWithoutRegisteringIt() throws NoSuchAlgorithmException {
    Provider found = PostQuantumProviders.of("Signature", "ML-DSA-EXTERNAL-MU");
    assertEquals("BC", found.getName());
    assertNull(Security.getProvider("BC"));
  }

  @Test
  void saysWhatIsMissing() {
    NoSuchAlgorithmException e =
        assertThrows(
            NoSuchAlgorithmException.class, () -> PostQuantumProviders.of("KEM", "FrodoPIR"));
    assertTrue(e.getMessage().contains("KEM.FrodoPIR"), e::getMessage);
    assertTrue(e.getMessage().contains("JDK 24"), e::getMessage);
    assertTrue(e.getMessage().contains("Bouncy Castle"), e::getMessage);
    assertFalse(e.getMessage().contains("null"), e::getMessage);
  }
}
