package io.github.tpm4j.transport;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Finds the TPM to use where the program names none. What is configured, or there, is used or
 * fails; nothing falls through to a software TPM in silence.
 */
final class Discovery {
  private static final String ENGINE = "engine";
  private static final String WINDOWS = "tbs";

  private final Settings settings;
  private final LinuxDevices devices;
  private final boolean windows;
  private final Logger logger;
  private final AtomicBoolean warned = new AtomicBoolean();

  Discovery(Settings settings, LinuxDevices devices, boolean windows, Logger logger) {
    this.settings = settings;
    this.devices = devices;
    this.windows = windows;
    this.logger = logger;
  }

  static Discovery ofProcess() {
    return new Discovery(
        Settings.ofProcess(),
        LinuxDevices.ofMachine(),
        System.getProperty("os.name").startsWith("Windows"),
        System.getLogger(Transports.class.getName()));
  }

  /** The TCTI of the TPM to use. */
  String discover(Schemes schemes) throws TransportException {
    String tcti = settings.tcti().or(() -> libtss2Tcti(schemes)).orElse(null);
    if (tcti != null) {
      return tcti;
    }
    return windows ? windowsTpm(schemes) : linuxTpm(schemes);
  }

  private String linuxTpm(Schemes schemes) throws TransportException {
    Optional<Path> device = devices.find();
    return device.isPresent() ? "device:" + device.get() : bundledTpm(schemes, devices.absence());
  }

  /** What only libtss2 understands, be it a name or what follows it, is left to libtss2. */
  private Optional<String> libtss2Tcti(Schemes schemes) {
    return settings
        .libtss2Tcti()
        .map(tcti -> schemes.understands(tcti) ? tcti : throughLoader(tcti));
  }

  private static String throughLoader(String tcti) {
    return Libtss2Names.throughLoader(TctiConfiguration.parse(tcti)).toString();
  }

  /** Windows is asked by opening its TPM, as there is no file to look for. */
  private String windowsTpm(Schemes schemes) throws TransportException {
    try {
      schemes.open(WINDOWS, settings.requireHardware()).close();
      return WINDOWS;
    } catch (TransportNotFoundException e) {
      return bundledTpm(schemes, e.getMessage());
    }
  }

  private String bundledTpm(Schemes schemes, String why) throws TransportException {
    if (settings.requireHardware()) {
      throw new HardwareRequiredException(
          "No TPM was found (" + why + "), and tpm4j.requireHardware is set");
    }
    if (!schemes.knows(ENGINE)) {
      throw new TransportNotFoundException(
          "No TPM was found ("
              + why
              + "); name one with tpm4j.tcti or TPM4J_TCTI, or add the bundled one, tpm4j-engine");
    }
    if (!warned.getAndSet(true)) {
      logger.log(
          Level.WARNING,
          "No TPM was found ("
              + why
              + "): the bundled software TPM is used, and its keys are protected by file"
              + " permissions only. Name a TPM with tpm4j.tcti or TPM4J_TCTI, or set"
              + " tpm4j.requireHardware=true to refuse this.");
    }
    return ENGINE;
  }
}
