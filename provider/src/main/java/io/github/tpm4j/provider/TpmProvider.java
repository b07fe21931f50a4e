package io.github.tpm4j.provider;

import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmSettings;
import io.github.tpm4j.tss.device.TpmStatus;
import java.security.Provider;
import java.security.ProviderException;
import java.util.List;

/**
 * The security provider TPM: keys that never leave a TPM 2.0, for programs that know only the Java
 * Cryptography Architecture.
 *
 * <pre>{@code
 * Security.addProvider(new TpmProvider());
 * KeyStore store = KeyStore.getInstance("TPM");
 * }</pre>
 *
 * <p>It is meant to be registered last: it takes only keys of its own, so it need not come first
 * for them, and does not slow down what others do better in software. Nothing is sent to a TPM
 * before a service needs it. Which TPM that is, {@link #configure} or {@link
 * io.github.tpm4j.transport.Transports#discover} tells.
 */
public final class TpmProvider extends Provider {
  private static final long serialVersionUID = 1L;

  /** The name of the provider, of its KeyStore and of its SecureRandom. */
  public static final String NAME = "TPM";

  private final transient TpmConnection tpm;

  /** The provider for the TPM of this machine. */
  public TpmProvider() {
    this(TpmConnection.of(TpmSettings.DEFAULT));
  }

  /**
   * The provider for a TPM that is connected to already.
   *
   * @param connection such as {@link TpmConnection#over} makes of a transport
   */
  public TpmProvider(TpmConnection connection) {
    super(
        NAME,
        ProviderVersion.read(),
        "Keys in a TPM 2.0 (KeyStore, Signature, Cipher, KeyAgreement, ...)");
    tpm = connection;
    ServiceTable.ROWS.stream()
        .filter(ServiceRow::isOffered)
        .forEach(row -> putService(new TpmService(this, row)));
  }

  /**
   * The provider for another TPM.
   *
   * @param argument a TCTI configuration string such as {@code device:/dev/tpmrm0}, or the path of
   *     a properties file with the keys that {@link ProviderSettings} tells
   * @throws ProviderException if the string is wrong, the file cannot be read, or a key or value of
   *     it is unknown. An InvalidParameterException, which {@link Provider#configure} has for it,
   *     would be swallowed where {@code java.security} configures the provider: it would be
   *     missing, and nobody would learn why
   */
  @Override
  public Provider configure(String argument) {
    return new TpmProvider(TpmConnection.of(ProviderSettings.parse(argument)));
  }

  /** {@return the TPM that this provider's keys are in} */
  public TpmConnection connection() {
    return tpm;
  }

  /**
   * {@return how this provider's TPM and the JVM's use of it stand, for health checks and support}
   * Connects to nothing, and waits for nobody.
   */
  public TpmStatus status() {
    return tpm.status();
  }

  /**
   * {@return the providers of this JVM that compute what is not secret, one line each: they verify
   * what these keys have signed, and hash what they sign} They are the first that are registered
   * for it.
   */
  public static List<String> software() {
    return Software.inUse();
  }
}
