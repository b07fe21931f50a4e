package io.github.tpm4j.transport;

/**
 * Opens transports.
 *
 * <pre>{@code
 * try (Transport tpm = Transports.open("swtpm:host=127.0.0.1,port=2321")) {
 *   byte[] response = tpm.transmit(command);
 * }
 * }</pre>
 *
 * <p>Schemes are found by {@link java.util.ServiceLoader}: {@code device}, {@code tbs}, {@code
 * swtpm}, {@code mssim} and {@code tctildr} are here, {@code engine} comes with the bundled TPM,
 * {@code tcsd} with the stack of TPM 1.2. Names of libtss2's own ({@code tabrmd}, {@code cmd},
 * {@code libtss2-tcti-device.so.0}) go to its loader without the word {@code tctildr} before them.
 */
public final class Transports {
  private static final Discovery DISCOVERY = Discovery.ofProcess();

  private Transports() {}

  /**
   * Connects to the TPM that a TCTI configuration string names, such as {@code device:/dev/tpmrm0}.
   *
   * @param tcti the TCTI configuration string
   * @return an open transport, to be closed by the caller
   * @throws TransportException if there is no TPM there, or it may not be used
   * @throws HardwareRequiredException if it may be a software TPM, and {@code
   *     tpm4j.requireHardware} is set
   * @throws IllegalArgumentException if the scheme, a key or a value is unknown
   */
  public static Transport open(String tcti) throws TransportException {
    return Schemes.ofProcess().open(tcti, Settings.ofProcess().requireHardware());
  }

  /**
   * {@return which TPM a TCTI configuration string names, known without opening it: equal for
   * strings that lead to the same TPM in other words}
   *
   * <ul>
   *   <li>{@code device}: the device node, by whatever path or link;
   *   <li>{@code swtpm}, {@code mssim}: host and port, or the UNIX socket's path without links; a
   *       host name is not looked up;
   *   <li>{@code engine}: the directory's path without links; the name of a TPM in memory. An
   *       {@code engine:memory} without a name is equal to any other without one, though each
   *       {@link #open} makes a new one;
   *   <li>{@code tctildr}: the library, and its configuration in the same way;
   *   <li>{@code tbs}: the one of Windows.
   * </ul>
   *
   * How long a command may take and the like is of no account.
   *
   * @param tcti the TCTI configuration string
   * @throws IllegalArgumentException if the scheme, a key or a value is unknown
   */
  public static TpmIdentity identity(String tcti) {
    return Schemes.ofProcess().identity(tcti);
  }

  /**
   * Connects to the TPM of this machine.
   *
   * <p>The first of these that is set or there is used, or fails: the system property {@code
   * tpm4j.tcti}; the environment variables {@code TPM4J_TCTI}, {@code TPM2TOOLS_TCTI} and {@code
   * TSS2_TCTI}; {@code /dev/tpmrm0}; {@code /dev/tpm0}, if the kernel says that it is a TPM 1.2,
   * which has no other; the TPM of Windows (TBS). Last comes the bundled TPM, with a warning, as
   * its keys are protected by file permissions only; the system property {@code
   * tpm4j.requireHardware=true}, or {@code TPM4J_REQUIRE_HARDWARE=true} in the environment, refuses
   * it, and any other software TPM.
   *
   * @return an open transport, to be closed by the caller
   * @throws TransportException if there is no TPM, or it may not be used
   * @throws HardwareRequiredException if only a software TPM is there or configured, and hardware
   *     is required
   * @throws IllegalArgumentException if a setting has a value that cannot be understood
   */
  public static Transport discover() throws TransportException {
    return open(discoverTcti());
  }

  /**
   * {@return the TCTI configuration string of the TPM of this machine, which {@link #discover}
   * connects to}
   *
   * @throws TransportException if there is no TPM
   * @throws HardwareRequiredException if only a software TPM is there, and hardware is required
   * @throws IllegalArgumentException if a setting has a value that cannot be understood
   */
  public static String discoverTcti() throws TransportException {
    return DISCOVERY.discover(Schemes.ofProcess());
  }
}
