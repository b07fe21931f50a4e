package io.github.tpm4j.keystore;

import io.github.tpm4j.keystore.family.FamilyTpm;
import io.github.tpm4j.keystore.family.Tpm20;
import io.github.tpm4j.keystore.family.TpmFamilies;
import io.github.tpm4j.keystore.family.TpmFamilySupport;
import io.github.tpm4j.transport.TpmFamily;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.Transports;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmHt;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.device.TpmStatus;
import io.github.tpm4j.tss.error.TpmTransportException;
import io.github.tpm4j.tss.error.TpmUnsupportedException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.keys.StorageParent;
import io.github.tpm4j.tss.templates.StorageTemplates;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The TPM that keys are in, and the settings that they are used with. It is connected to when a key
 * is first used, and by one connection for all of the JVM, as some TPMs take only one: those with
 * other settings, such as another password, share it, and what is loaded in the TPM. May be used by
 * many threads.
 *
 * <p>What talks to the TPM throws {@link io.github.tpm4j.tss.error.TpmException}.
 */
public final class TpmConnection {
  private final TpmSettings settings;

  // No monitor: a virtual thread that connects would hold its carrier before JDK 24.
  private final ReentrantLock connecting = new ReentrantLock();
  private HandedOver given; // Of "over"; else null.
  private volatile TpmDevice device;
  private volatile FamilyTpm inUse;

  private TpmConnection(TpmSettings settings) {
    this.settings = settings;
  }

  /**
   * {@return the TPM of these settings} Nothing is connected yet.
   *
   * @param settings TCTI, storage key and passwords
   */
  public static TpmConnection of(TpmSettings settings) {
    return new TpmConnection(settings);
  }

  /**
   * {@return a connection of its own over a transport, which is closed with it}
   *
   * @param transport an open transport; the connection closes it
   */
  public static TpmConnection over(Transport transport) {
    return over(transport, TpmSettings.DEFAULT);
  }

  /**
   * {@return a connection of its own over a transport, which is closed with it}
   *
   * @param transport an open transport; the connection closes it
   * @param settings its TCTI configuration string is not looked at
   */
  public static TpmConnection over(Transport transport, TpmSettings settings) {
    TpmConnection connection = new TpmConnection(settings.withTcti(transport.info().tcti()));
    connection.given = new HandedOver(transport);
    connection.device = TpmDevice.open(connection.given, settings.deviceOptions());
    return connection;
  }

  /**
   * {@return the same TPM by the same connection, which is connected to now if it was not, with
   * other settings} Each of the two is to be closed.
   *
   * @param others their TCTI configuration string is not looked at
   */
  public TpmConnection with(TpmSettings others) {
    TpmDevice connected = device();
    TpmConnection connection = new TpmConnection(others.withTcti(connected.info().tcti()));
    connection.device = connected.with(others.deviceOptions());
    return connection;
  }

  /** {@return how the TPM is reached and used} */
  public TpmSettings settings() {
    return settings;
  }

  /**
   * {@return the TPM as the services use it, whichever family it is of, connected} It is asked for
   * its family by one command when this is first called.
   *
   * @throws io.github.tpm4j.tss.error.TpmUnsupportedException if this program lacks what its family
   *     needs
   */
  public FamilyTpm inUse() {
    FamilyTpm known = inUse;
    return known != null ? known : connectInUse();
  }

  private FamilyTpm connectInUse() {
    connecting.lock();
    try {
      if (inUse == null) {
        inUse = asked();
      }
      return inUse;
    } finally {
      connecting.unlock();
    }
  }

  private FamilyTpm asked() {
    Optional<FamilyTpm> other = device == null ? connected(this::openedByOthers) : Optional.empty();
    if (other.isPresent()) {
      return other.get();
    }
    TpmFamily family = device().client().family();
    if (family == TpmFamily.TPM_2_0) {
      return new Tpm20(this);
    }
    TpmFamilySupport support = TpmFamilies.of(family);
    Optional<Transport> own = Optional.ofNullable(given).map(HandedOver::take);
    device.close();
    device = null;
    return own.isPresent()
        ? support.open(this, own.get())
        : connected(() -> support.open(this, tcti()));
  }

  /** The TPM as another family's, if this JVM has a connection to it as such. */
  private Optional<FamilyTpm> openedByOthers() throws TransportException {
    String tcti = tcti();
    Optional<TpmFamilySupport> other = TpmFamilies.openedBy(Transports.identity(tcti));
    return other.isPresent() ? Optional.of(other.get().open(this, tcti)) : Optional.empty();
  }

  /** {@return the TPM 2.0, connected} */
  public TpmDevice device() {
    TpmDevice connected = device;
    return connected != null ? connected : connect();
  }

  private TpmDevice connect() {
    connecting.lock();
    try {
      if (device == null) {
        device = opened();
      }
      return device;
    } finally {
      connecting.unlock();
    }
  }

  private TpmDevice opened() {
    return connected(
        () -> {
          String tcti = tcti();
          // A second connection would wait for the end of the first.
          if (inUse != null || TpmFamilies.openedBy(Transports.identity(tcti)).isPresent()) {
            throw new TpmUnsupportedException(
                "At " + tcti + " is a TPM 1.2; what was asked for needs a TPM 2.0");
          }
          return TpmDevice.open(tcti, settings.deviceOptions());
        });
  }

  private String tcti() throws TransportException {
    return settings.tcti().isPresent() ? settings.tcti().get() : Transports.discoverTcti();
  }

  /** Opens a TPM. */
  @FunctionalInterface
  private interface Opener<T> {
    T open() throws TransportException;
  }

  private static <T> T connected(Opener<T> opener) {
    try {
      return opener.open();
    } catch (TransportException e) {
      throw new TpmTransportException(e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      // A TCTI or another setting of the environment that cannot be understood; it is named.
      throw new TpmTransportException(e.getMessage(), new TransportException(e.getMessage(), e));
    }
  }

  /**
   * {@return how the TPM and this JVM's use of it stand} Connects to nothing, and waits for nobody.
   */
  public TpmStatus status() {
    TpmDevice connected = device;
    return connected == null
        ? TpmStatus.notConnected(settings.tcti().orElse("discovered at the first use"))
        : connected.status();
  }

  /**
   * {@return whether this thread is just connecting to the TPM, or within a command} What it then
   * asks of the TPM would go round in circles.
   */
  public boolean isBusyInThisThread() {
    TpmDevice connected = device;
    FamilyTpm known = inUse;
    if (connected == null && known != null) {
      return known.isBusyInThisThread();
    }
    return connected == null
        ? TpmDevice.isBusyInThisThread()
        : connected.client().lock().isHeldByCurrentThread();
  }

  /**
   * Gives the TPM back; with the last connection of this JVM to it, what is held in it. The next
   * use connects anew.
   */
  public void close() {
    connecting.lock();
    try {
      if (inUse != null) {
        inUse.close();
        inUse = null;
      }
      if (device != null) {
        device.close();
        device = null;
      }
      given = null;
    } finally {
      connecting.unlock();
    }
  }

  /**
   * {@return the handle under which a new key is made: the one that is asked for, unless it is the
   * owner hierarchy, which has a password that the settings do not have, and a storage key is at
   * 0x81000001}
   *
   * @param wanted the handle that the caller asks for; TPM_RH_NULL for none
   */
  public TpmHandle parentOfNew(TpmHandle wanted) {
    return wanted.equals(TpmHandle.OWNER)
        ? device().storageKeyWithoutOwner().orElse(wanted)
        : wanted;
  }

  /**
   * {@return the storage key that a handle stands for} Sends nothing.
   *
   * @param handle a persistent handle, or a hierarchy
   * @param rsa whether the primary key of a hierarchy is the RSA one
   */
  public StorageParent parent(TpmHandle handle, boolean rsa) {
    return parent(handle, rsa, Optional.empty(), ParentAuth.NONE);
  }

  /**
   * {@return the storage key that a handle stands for, which must be the one of a certain Name}
   * Sends nothing; the use of another throws {@link
   * io.github.tpm4j.tss.error.TpmForeignKeyException}.
   *
   * @param handle a persistent handle, or a hierarchy
   * @param rsa whether the standard storage key is the one of RSA rather than ECC
   * @param name empty if it is not known
   * @param own how it is authorised if it is persistent; with nothing given, as the settings say
   */
  public StorageParent parent(TpmHandle handle, boolean rsa, Optional<Bytes> name, ParentAuth own) {
    StorageParent any =
        handle.is(TpmHt.PERSISTENT) ? persistentParent(handle, own) : primary(handle, rsa);
    return name.map(known -> device().named(any, known)).orElse(any);
  }

  private StorageParent persistentParent(TpmHandle handle, ParentAuth own) {
    ParentAuth auth = own.isNone() ? settings.parentAuthOf(handle) : own;
    return device()
        .persistentParent(handle, auth.authorization(handle, settings.allPolicyInputs()));
  }

  private StorageParent primary(TpmHandle hierarchy, boolean rsa) {
    return device()
        .primaryParent(hierarchy, rsa ? StorageTemplates.RSA_2048 : StorageTemplates.ECC_P256);
  }

  /**
   * {@return the Name of the owner's storage key as the TPM shows it now, for {@link
   * TpmSettings#withStorageKeyName}} Whoever stands between this program and the TPM could show
   * another, so it is to be learnt where nobody does.
   */
  public Bytes storageKeyName() {
    return device().nameOf(device().storageKey());
  }

  /**
   * {@return whether the TPM has an algorithm}
   *
   * @param algorithm an algorithm of the TPM, such as TPM_ALG_SHA384
   */
  public boolean implementsAlgorithm(TpmAlg algorithm) {
    return device().capabilities().has(algorithm);
  }

  @Override
  public String toString() {
    return "TpmConnection[" + settings.tcti().orElse("discovered") + "]";
  }
}
