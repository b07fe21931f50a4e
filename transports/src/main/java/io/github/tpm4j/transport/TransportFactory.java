package io.github.tpm4j.transport;

/**
 * Opens the transports of one scheme. Found by {@link java.util.ServiceLoader}, so that a module
 * can add a scheme of its own; the bundled TPM adds {@code engine}.
 */
public interface TransportFactory {

  /** The word before the colon of a TCTI configuration string, such as {@code swtpm}. */
  String scheme();

  /**
   * Connects.
   *
   * @throws TransportException if there is no TPM there, or it may not be used
   * @throws IllegalArgumentException if the configuration names an unknown key or a bad value
   */
  Transport open(TctiConfiguration configuration) throws TransportException;
}
