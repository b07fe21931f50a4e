package io.github.tpm4j.transport;

import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The ways to reach a TPM that this process has, by scheme. */
final class Schemes {
  private final Map<String, TransportFactory> factories = new TreeMap<>();

  Schemes(Iterable<TransportFactory> factories) {
    factories.forEach(factory -> this.factories.putIfAbsent(factory.scheme(), factory));
  }

  /** Those on the module path and the class path. */
  static Schemes ofProcess() {
    return new Schemes(
        ServiceLoader.load(TransportFactory.class, TransportFactory.class.getClassLoader()));
  }

  boolean knows(String scheme) {
    return factories.containsKey(scheme);
  }

  /** Opens a transport; a software TPM only where hardware is not required. */
  Transport open(String tcti, boolean requireHardware) throws TransportException {
    TctiConfiguration configuration = resolve(tcti);
    TransportFactory factory = factory(configuration);
    if (requireHardware && factory.kind(configuration) != TransportInfo.Kind.PLATFORM) {
      throw new HardwareRequiredException(
          "TCTI \""
              + configuration
              + "\" may be a software TPM, and tpm4j.requireHardware is set;"
              + " name a TPM of the platform, such as device:/dev/tpmrm0");
    }
    return factory.open(configuration);
  }

  /** Which TPM a TCTI names. */
  TpmIdentity identity(String tcti) {
    TctiConfiguration configuration = resolve(tcti);
    return factory(configuration).identity(configuration);
  }

  /** Whether a TCTI can be opened as it is written, as far as that is known before. */
  boolean understands(String tcti) {
    try {
      identity(tcti);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** A name of libtss2's own is for its loader, where no factory here has it. */
  private TctiConfiguration resolve(String tcti) {
    TctiConfiguration configuration = TctiConfiguration.parse(tcti);
    return !knows(configuration.scheme()) && Libtss2Names.has(configuration)
        ? Libtss2Names.throughLoader(configuration)
        : configuration;
  }

  private TransportFactory factory(TctiConfiguration configuration) {
    return Optional.ofNullable(factories.get(configuration.scheme()))
        .orElseThrow(() -> unknown(configuration));
  }

  private IllegalArgumentException unknown(TctiConfiguration configuration) {
    return new IllegalArgumentException(
        "TCTI \""
            + configuration
            + "\": unknown scheme; known are "
            + String.join(", ", factories.keySet())
            + " (a TCTI of libtss2 is reached as tctildr:NAME)");
  }
}
