package io.github.tpm4j.transport;

import java.util.ServiceLoader;
import java.util.TreeMap;

/** Opens transports by their TCTI configuration strings. */
public final class Transports {
  private Transports() {}

  /**
   * Connects to the TPM that a TCTI configuration string names, such as {@code device:/dev/tpmrm0}
   * or {@code swtpm:host=127.0.0.1,port=2321}.
   *
   * @throws TransportException if there is no TPM there, or it may not be used
   * @throws HardwareRequiredException if it is a software TPM, and {@code tpm4j.requireHardware} is
   *     set
   * @throws IllegalArgumentException if the scheme, a key or a value is unknown
   */
  public static Transport open(String tcti) throws TransportException {
    TctiConfiguration configuration = TctiConfiguration.parse(tcti);
    TreeMap<String, TransportFactory> factories = new TreeMap<>();
    ServiceLoader.load(TransportFactory.class, Transports.class.getClassLoader())
        .forEach(f -> factories.put(f.scheme(), f));
    TransportFactory factory = factories.get(configuration.scheme());
    if (factory == null) {
      throw new IllegalArgumentException(
          "TCTI \""
              + tcti
              + "\": unknown scheme; known are "
              + String.join(", ", factories.keySet()));
    }
    return factory.open(configuration);
  }
}
