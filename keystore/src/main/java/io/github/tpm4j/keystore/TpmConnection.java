package io.github.tpm4j.keystore;

import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.Transports;
import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.algorithms.TpmtRsaDecrypt;
import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.algorithms.TpmuSignature;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmHt;
import io.github.tpm4j.tss.device.PssSalt;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.error.TpmTransportException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.resource.Parent;
import io.github.tpm4j.tss.templates.StorageTemplates;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The TPM that keys are in. It is connected to when a key is first used, and by one connection for
 * all of the JVM, as some TPMs take only one. May be used by many threads.
 *
 * <p>What talks to the TPM throws {@link io.github.tpm4j.tss.error.TpmException}.
 */
public final class TpmConnection {
  private static final Map<TpmSettings, TpmConnection> SHARED = new ConcurrentHashMap<>();

  private final TpmSettings settings;
  private volatile TpmDevice device;
  private volatile PssSalt pssSalt;

  private TpmConnection(TpmSettings settings) {
    this.settings = settings;
  }

  /** The connection with these settings. Nothing is connected yet. */
  public static TpmConnection of(TpmSettings settings) {
    return SHARED.computeIfAbsent(settings, TpmConnection::new);
  }

  /** A connection of its own over a transport, which is closed with it. */
  public static TpmConnection over(Transport transport) {
    return over(transport, TpmSettings.DEFAULT);
  }

  /**
   * A connection of its own over a transport, which is closed with it.
   *
   * @param settings its TCTI configuration string is not looked at
   */
  public static TpmConnection over(Transport transport, TpmSettings settings) {
    TpmConnection connection = new TpmConnection(settings.withTcti(transport.info().tcti()));
    connection.device = TpmDevice.open(transport, settings.deviceOptions());
    return connection;
  }

  /** How the TPM is reached and used. */
  public TpmSettings settings() {
    return settings;
  }

  /** The TPM, connected. */
  public TpmDevice device() {
    TpmDevice connected = device;
    return connected != null ? connected : connect();
  }

  private synchronized TpmDevice connect() {
    if (device == null) {
      try {
        Transport transport =
            settings.tcti().isPresent()
                ? Transports.open(settings.tcti().get())
                : Transports.discover();
        device = TpmDevice.open(transport, settings.deviceOptions());
      } catch (TransportException e) {
        throw new TpmTransportException(e.getMessage(), e);
      } catch (IllegalArgumentException e) {
        // A TCTI or another setting of the environment that cannot be understood; it is named.
        throw new TpmTransportException(e.getMessage(), new TransportException(e.getMessage(), e));
      }
    }
    return device;
  }

  /**
   * Whether this thread is just connecting to the TPM, or within a command. What it then asks of
   * the TPM would go round in circles.
   */
  public boolean isBusyInThisThread() {
    TpmDevice connected = device;
    return Thread.holdsLock(this)
        || connected != null && connected.client().lock().isHeldByCurrentThread();
  }

  /** Gives back what is held in the TPM, and the connection; the next use connects anew. */
  public synchronized void close() {
    if (device != null) {
      device.close();
      device = null;
    }
  }

  /**
   * The storage key that a handle stands for. Sends nothing.
   *
   * @param rsa whether the primary key of a hierarchy is the RSA one
   */
  public Parent parent(TpmHandle handle, boolean rsa) {
    return handle.is(TpmHt.PERSISTENT)
        ? device().persistentParent(handle, () -> SecretBytes.EMPTY)
        : device()
            .primaryParent(handle, rsa ? StorageTemplates.RSA_2048 : StorageTemplates.ECC_P256);
  }

  /**
   * The storage key that a handle stands for, which must be the one of a certain Name. Sends
   * nothing; the use of another throws {@link io.github.tpm4j.tss.error.TpmForeignKeyException}.
   *
   * @param name empty if it is not known
   */
  public Parent parent(TpmHandle handle, boolean rsa, Optional<Bytes> name) {
    Parent any = parent(handle, rsa);
    return name.map(known -> device().named(any, known)).orElse(any);
  }

  /**
   * The Name of the owner's storage key as the TPM shows it now, for {@link
   * TpmSettings#withStorageKeyName}. Whoever stands between this program and the TPM could show
   * another, so it is to be learnt where nobody does.
   */
  public Bytes storageKeyName() {
    return device().nameOf(device().storageKey());
  }

  /** Signs a digest, which is as long as the scheme's hash. */
  public TpmuSignature sign(TpmPrivateKey key, TpmtSigScheme scheme, Bytes digest) {
    return key.loaded().sign(scheme, digest).signature();
  }

  /**
   * Decrypts with RSA.
   *
   * @param label of OAEP, its last octet 0; empty for none
   * @return to be wiped by the caller
   */
  public SecretBytes rsaDecrypt(
      TpmRsaPrivateKey key, Bytes cipherText, TpmtRsaDecrypt scheme, Bytes label) {
    return key.loaded().rsaDecrypt(scheme, cipherText, label);
  }

  /** Multiplies a point by a private key; the result is secret. */
  public TpmsEccPoint multiply(TpmEcPrivateKey key, TpmsEccPoint point) {
    return key.loaded().ecdhZGen(point);
  }

  /** Whether the TPM has an algorithm. */
  public boolean implementsAlgorithm(TpmAlg algorithm) {
    return device().capabilities().has(algorithm);
  }

  /** How long the salts of this TPM's PSS signatures are; empty until one was looked into. */
  public Optional<PssSalt> pssSalt() {
    return Optional.ofNullable(pssSalt);
  }

  /** Tells what a signature has shown. */
  public void setPssSalt(PssSalt found) {
    pssSalt = found;
  }

  @Override
  public String toString() {
    return "TpmConnection[" + settings.tcti().orElse("discovered") + "]";
  }
}
