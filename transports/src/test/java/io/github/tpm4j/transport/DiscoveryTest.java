package io.github.tpm4j.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.transport.mssim.MssimTransportFactory;
import io.github.tpm4j.transport.testing.Messages;
import io.github.tpm4j.transport.testing.ScriptedTransport;
import java.lang.System.Logger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiscoveryTest {
  @TempDir private Path folder;
  private final Map<String, String> properties = new HashMap<>();
  private final Map<String, String> variables = new HashMap<>();
  private final List<String> warnings = new ArrayList<>();
  private final List<TransportFactory> factories = new ArrayList<>();
  private final Settings settings = new Settings(properties::get, variables::get);
  private boolean windows;

  @Test
  void takesWhatIsConfigured_theProgramsOwnSettingsFirst() throws Exception {
    offer("a", "b", "c", "d", "device", "engine");
    Files.createFile(device());
    variables.put("TSS2_TCTI", "d");
    assertEquals("d", discovered());
    variables.put("TPM2TOOLS_TCTI", "c");
    assertEquals("c", discovered());
    variables.put("TPM4J_TCTI", "b");
    assertEquals("b", discovered());
    properties.put("tpm4j.tcti", "a:key=value");
    assertEquals("a:key=value", discovered());
  }

  @Test
  void takesTheDeviceThatIsThere() throws Exception {
    offer("device", "engine");
    Files.createFile(device());
    assertEquals("device:" + device(), discovered());
    assertTrue(warnings.isEmpty());
  }

  @Test
  void takesTheRawDeviceOfATpm12AfterTheResourceManager() throws Exception {
    offer("device", "engine");
    Path raw = Files.createFile(devices().raw());
    Files.writeString(folder.resolve("tpm_version_major"), "1\n");
    assertEquals("device:" + raw, discovered());
    Files.createFile(device());
    assertEquals("device:" + device(), discovered());
  }

  @Test
  void knowsATpm12OfAnOlderKernelByItsCapabilities() throws Exception {
    offer("device", "engine");
    Path raw = Files.createFile(devices().raw());
    Files.writeString(folder.resolve("caps"), "TCG version: 1.2\n");
    assertEquals("device:" + raw, discovered());
  }

  @Test
  void leavesTheRawDeviceOfATpm20Alone() throws Exception {
    offer("engine");
    Path raw = Files.createFile(devices().raw());
    assertEquals("engine", discovered());
    Files.writeString(folder.resolve("tpm_version_major"), "2\n");
    assertEquals("engine", discovered());
    assertTrue(warnings.get(1).contains(raw + " is not known to be a TPM 1.2"), warnings.get(1));
  }

  @Test
  void leavesToLibtss2WhatItsVariableNamesAndThisProgramDoesNotKnow() throws Exception {
    offer("tctildr", "device");
    variables.put("TPM2TOOLS_TCTI", "tabrmd:bus_type=session");
    assertEquals("tctildr:tabrmd:bus_type=session", discovered());
    variables.put("TPM2TOOLS_TCTI", "device:/dev/tpm0");
    assertEquals("device:/dev/tpm0", discovered());
    for (String tcti : List.of("tabrmd", "cmd:ssh host tpm2_send", "libtss2-tcti-device.so.0:/x")) {
      variables.put("TPM2TOOLS_TCTI", tcti);
      assertEquals("tctildr:" + tcti, discovered());
    }
    variables.put("TPM2TOOLS_TCTI", "tabrmd:");
    assertEquals("tctildr:tabrmd", discovered());
  }

  @Test
  void leavesToLibtss2WhatItsVariableSaysInWordsOfLibtss2Only() throws Exception {
    offer("tctildr");
    factories.add(new MssimTransportFactory());
    variables.put("TPM2TOOLS_TCTI", "mssim:tcp://127.0.0.1:2321");
    assertEquals("tctildr:mssim:tcp://127.0.0.1:2321", discovered());
  }

  @Test
  void refusesAnUnknownSchemeInItsOwnSetting() {
    offer("engine", "tctildr");
    variables.put("TPM4J_TCTI", "nonesuch");
    assertThrows(IllegalArgumentException.class, this::discovered);
  }

  @Test
  void neverFallsThroughFromWhatIsConfiguredOrThereButFails() throws Exception {
    offer("engine");
    factories.add(failing("swtpm", new TransportNotFoundException("nothing listens")));
    factories.add(failing("device", new TransportAccessException("join the group tss")));
    Files.createFile(device());
    assertThrows(TransportAccessException.class, this::discovered);
    properties.put("tpm4j.tcti", "swtpm");
    assertThrows(TransportNotFoundException.class, this::discovered);
    assertTrue(warnings.isEmpty());
  }

  @Test
  void warnsOnceThatTheBundledTpmProtectsKeysByFilePermissionsOnly() throws Exception {
    offer("engine");
    Discovery discovery = discovery();
    assertEquals("engine", discovery.discover(new Schemes(factories)));
    assertEquals("engine", discovery.discover(new Schemes(factories)));
    assertEquals(1, warnings.size());
    assertTrue(warnings.get(0).contains("file permissions only"), warnings.get(0));
    assertTrue(warnings.get(0).contains("tpm4j.requireHardware=true"), warnings.get(0));
  }

  @Test
  void doesNotWarnOfABundledTpmThatWasAskedFor() throws Exception {
    offer("engine");
    properties.put("tpm4j.tcti", "engine:memory");
    assertEquals("engine:memory", discovered());
    assertTrue(warnings.isEmpty());
  }

  @Test
  void refusesTheBundledTpmWhereHardwareIsRequired() {
    offer("engine");
    variables.put("TPM4J_REQUIRE_HARDWARE", "true");
    HardwareRequiredException e = assertThrows(HardwareRequiredException.class, this::discovered);
    assertTrue(e.getMessage().contains(device().toString()), e.getMessage());
    properties.put("tpm4j.tcti", "engine");
    assertThrows(HardwareRequiredException.class, this::discovered);
    assertTrue(warnings.isEmpty());
  }

  @Test
  void saysWhatToDoWhereThereIsNoTpmAtAll() {
    TransportNotFoundException e = assertThrows(TransportNotFoundException.class, this::discovered);
    assertTrue(e.getMessage().contains("TPM4J_TCTI"), e.getMessage());
  }

  @Test
  void asksTheTpmServiceOnWindows() throws Exception {
    windows = true;
    offer("tbs", "engine");
    assertEquals("tbs", discovered());
  }

  @Test
  void takesTheBundledTpmWhereWindowsHasNone_butNotWhereItIsDenied() throws Exception {
    windows = true;
    offer("engine");
    factories.add(failing("tbs", new TransportNotFoundException("Windows has no TPM")));
    assertEquals("engine", discovered());
    assertTrue(warnings.get(0).contains("Windows has no TPM"), warnings.get(0));
    factories.remove(1);
    factories.add(failing("tbs", new TransportAccessException("denied")));
    assertThrows(TransportAccessException.class, this::discovered);
  }

  private String discovered() throws TransportException {
    Schemes schemes = new Schemes(factories);
    String tcti = discovery().discover(schemes);
    try (Transport transport = schemes.open(tcti, settings.requireHardware())) {
      return transport.info().tcti();
    }
  }

  private Discovery discovery() {
    return new Discovery(settings, devices(), windows, new CollectingLogger());
  }

  private LinuxDevices devices() {
    return new LinuxDevices(device(), folder.resolve("tpm0"), folder);
  }

  private Path device() {
    return folder.resolve("tpmrm0");
  }

  private void offer(String... schemes) {
    for (String scheme : schemes) {
      factories.add(factory(scheme, null));
    }
  }

  private static TransportFactory failing(String scheme, TransportException problem) {
    return factory(scheme, problem);
  }

  private static TransportFactory factory(String scheme, TransportException problem) {
    return new TransportFactory() {
      @Override
      public String scheme() {
        return scheme;
      }

      @Override
      public Transport open(TctiConfiguration configuration) throws TransportException {
        if (problem != null) {
          throw problem;
        }
        return new ScriptedTransport(configuration.toString(), c -> Messages.response());
      }
    };
  }

  private final class CollectingLogger implements Logger {
    @Override
    public String getName() {
      return "collecting";
    }

    @Override
    public boolean isLoggable(Level level) {
      return true;
    }

    @Override
    public void log(Level level, ResourceBundle bundle, String message, Throwable thrown) {
      warnings.add(message);
    }

    @Override
    public void log(Level level, ResourceBundle bundle, String format, Object... parameters) {
      assertEquals(Level.WARNING, level);
      warnings.add(format);
    }
  }
}
