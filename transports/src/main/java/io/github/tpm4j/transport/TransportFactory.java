package io.github.tpm4j.transport;

/**
 * Opens the transports of one scheme. Found by {@link java.util.ServiceLoader}, so that a module
 * can add a scheme of its own; the bundled TPM adds {@code engine}.
 */
public interface TransportFactory {

  /** {@return the word before the colon of a TCTI configuration string, such as {@code swtpm}} */
  String scheme();

  /**
   * {@return what a configuration of this scheme leads to, told without opening it} Whoever set
   * {@code tpm4j.requireHardware} relies on it: only what is sure not to be a program is {@link
   * TransportInfo.Kind#PLATFORM}.
   *
   * @param configuration one of this factory's scheme
   */
  default TransportInfo.Kind kind(TctiConfiguration configuration) {
    return TransportInfo.Kind.SIMULATOR;
  }

  /**
   * {@return which TPM a configuration of this scheme leads to, known without opening it} By
   * default configurations with the same text lead to the same TPM.
   *
   * @param configuration one of this factory's scheme
   * @throws IllegalArgumentException if the configuration names an unknown key or a bad value
   */
  default TpmIdentity identity(TctiConfiguration configuration) {
    return new TpmIdentity(scheme(), configuration.text());
  }

  /**
   * Connects.
   *
   * @param configuration one of this factory's scheme
   * @return an open transport, to be closed by the caller
   * @throws TransportException if there is no TPM there, or it may not be used
   * @throws IllegalArgumentException if the configuration names an unknown key or a bad value
   */
  Transport open(TctiConfiguration configuration) throws TransportException;
}
