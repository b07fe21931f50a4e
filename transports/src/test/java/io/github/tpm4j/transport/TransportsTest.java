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
import org.junit.jupiter.params.provider.CsvSource;
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
  @ValueSource(strings = {"tabrm", "", "swtp:port=1", ":", "null", "libtss2-tcti-"})
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "swtp:port=1",
        "swtpm:prt=1",
        "swtpm:port=x",
        "swtpm:host=",
        "swtpm:path=",
        "swtpm:path=/tmp/there-is-none,ctrl=",
        "mssim:tcp://127.0.0.1:2321/",
        "tbs:path=x",
        "device:timeout=1,x",
      })
  void namesAWrongTcti(String tcti) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Transports.open(tcti));
    assertTrue(e.getMessage().contains(tcti.replace("timeout=1,", "")), e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "swtpm:port=1",
        "swtpm:path=/tmp/there-is-none",
        "device:/dev/tpm-that-is-not",
        "tctildr:nonesuch",
        "tctildr:swtpm:port=x",
        "tctildr:swtpm:host=127.0.0.1,port=1",
        "cmd:",
        "libtss2-tcti-nonesuch.so.0:x",
      })
  void namesATctiThatLeadsNowhere(String tcti) {
    TransportNotFoundException e =
        assertThrows(TransportNotFoundException.class, () -> Transports.open(tcti));
    String place = tcti.substring(tcti.lastIndexOf('=') + 1).replaceFirst("^(tctildr|device):", "");
    assertTrue(e.getMessage().contains(place.replaceFirst(":$", "")), e.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "tabrmd, tctildr:tabrmd",
    "tabrmd:, tctildr:tabrmd",
    "tabrmd:bus_type=session, tctildr:tabrmd:bus_type=session",
    "cmd:tpm2_send, tctildr:cmd:tpm2_send",
    "libtss2-tcti-swtpm.so.0:port=2322, tctildr:swtpm:port=2322",
    "libtss2-tcti-swtpm.so, tctildr:swtpm",
    "/usr/lib/libtss2-tcti-x.so:y, tctildr:/usr/lib/libtss2-tcti-x.so:y",
  })
  void leavesNamesOfLibtss2ToItsLoader(String tcti, String same) {
    assertEquals(Transports.identity(same), Transports.identity(tcti));
  }

  @Test
  void triesHardwareWhereHardwareIsRequired() {
    System.setProperty("tpm4j.requireHardware", "true");
    assertThrows(
        TransportNotFoundException.class, () -> Transports.open("device:/dev/tpm-that-is-not"));
  }
}
