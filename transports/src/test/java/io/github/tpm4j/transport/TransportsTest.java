package io.github.tpm4j.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransportsTest {
  private static final List<String> SCHEMES = List.of("device", "mssim", "swtpm", "tbs", "tctildr");

  @AfterEach
  void clearProperties() {
    System.clearProperty("tpm4j.requireHardware");
    System.clearProperty("tpm4j.tcti");
  }

  @Test
  void findsTheSchemesOfThisModuleOnTheClassPath() {
    assertEquals(
        SCHEMES,
        ServiceLoader.load(TransportFactory.class).stream()
            .map(provider -> provider.get().scheme())
            .sorted()
            .toList());
  }

  @Test
  void providesTheSameFactoriesToTheModulePath() throws Exception {
    Path classes =
        Path.of(Transports.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<String> onModulePath =
        ModuleFinder.of(classes).findAll().stream()
            .flatMap(module -> module.descriptor().provides().stream())
            .flatMap(provides -> provides.providers().stream())
            .sorted()
            .toList();
    List<String> onClassPath =
        ServiceLoader.load(TransportFactory.class).stream()
            .map(provider -> provider.type().getName())
            .sorted()
            .toList();
    assertEquals(onClassPath, onModulePath);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tabrmd", "", "swtp:port=1", ":"})
  void refusesAnUnknownSchemeInWordsThatNameTheKnownOnes(String tcti) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Transports.open(tcti));
    assertTrue(e.getMessage().contains(String.join(", ", SCHEMES)), e.getMessage());
    assertTrue(e.getMessage().contains("tctildr:NAME"), e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "swtpm:port=1",
        "mssim:port=1",
        "tctildr:swtpm:port=1",
        "tctildr",
        "tctildr:cmd:x"
      })
  void refusesSoftwareWhereHardwareIsRequired_beforeItConnects(String tcti) {
    System.setProperty("tpm4j.requireHardware", "true");
    HardwareRequiredException e =
        assertThrows(HardwareRequiredException.class, () -> Transports.open(tcti));
    assertTrue(e.getMessage().contains("tpm4j.requireHardware"), e.getMessage());
    System.setProperty("tpm4j.tcti", tcti);
    assertThrows(HardwareRequiredException.class, Transports::discover);
  }

  @Test
  void triesHardwareWhereHardwareIsRequired() {
    System.setProperty("tpm4j.requireHardware", "true");
    assertThrows(
        TransportNotFoundException.class, () -> Transports.open("device:/dev/tpm-that-is-not"));
  }
}
