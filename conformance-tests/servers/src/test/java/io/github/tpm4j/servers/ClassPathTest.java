package io.github.tpm4j.servers;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.provider.TpmProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The programs run with the one jar, and see none of its libraries. */
class ClassPathTest {
  @Test
  void theProviderIsOfTheJar() {
    String place = TpmProvider.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    assertTrue(place.endsWith("/tpm4j.jar"), place);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.bouncycastle.jce.provider.BouncyCastleProvider",
        "com.github.benmanes.caffeine.cache.Caffeine"
      })
  void itsLibrariesAreOutOfSight(String name) {
    assertThrows(ClassNotFoundException.class, () -> Class.forName(name));
  }
}
