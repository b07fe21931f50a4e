package io.github.tpm4j.tss.device;

import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.TransportInfo;
import io.github.tpm4j.transport.Transports;
import io.github.tpm4j.tss.algorithms.TpmsSensitiveCreate;
import io.github.tpm4j.tss.client.Capabilities;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.commands.contextmanagement.EvictControl;
import io.github.tpm4j.tss.commands.pcr.PcrExtend;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.duplication.SoftwareDuplicate;
import io.github.tpm4j.tss.error.TpmResponseException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.keys.PssSaltFact;
import io.github.tpm4j.tss.keys.StorageParent;
import io.github.tpm4j.tss.managed.Claim;
import io.github.tpm4j.tss.managed.ManagedTpm;
import io.github.tpm4j.tss.managed.ManagedTpms;
import io.github.tpm4j.tss.managed.Secrecy;
import io.github.tpm4j.tss.managed.Turn;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.objects.TpmtPublicParms;
import io.github.tpm4j.tss.pcr.PcrSelections;
import io.github.tpm4j.tss.pcr.PcrValues;
import io.github.tpm4j.tss.resource.BlobSource;
import io.github.tpm4j.tss.resource.ImportSource;
import io.github.tpm4j.tss.resource.KeyParent;
import io.github.tpm4j.tss.resource.LoadedObject;
import io.github.tpm4j.tss.resource.NamedParent;
import io.github.tpm4j.tss.resource.ObjectSource;
import io.github.tpm4j.tss.resource.Parent;
import io.github.tpm4j.tss.resource.PersistentSource;
import io.github.tpm4j.tss.resource.PrimaryParent;
import io.github.tpm4j.tss.resource.PrimarySource;
import io.github.tpm4j.tss.resource.Resident;
import io.github.tpm4j.tss.structures.TpmlDigestValues;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.structures.TpmtHa;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A TPM to work with. Keys are loaded as they are used and give way to others, sessions are started
 * and kept, responses are verified, secrets are encrypted on their way.
 *
 * <pre>{@code
 * try (TpmDevice device = TpmDevice.open("device:/dev/tpmrm0")) {
 *   TpmtPublic template = KeyTemplate.ec(TpmEccCurve.NIST_P256).signing().build();
 *   KeyBlob blob = device.createKey(device.storageKey(), template, SecretBytes.EMPTY);
 *   TpmKey key = device.key(device.storageKey(), blob, KeyAuthorization.NONE);
 *   TpmtSignature signature =
 *       key.sign(TpmtSigScheme.of(TpmAlg.ECDSA, TpmAlg.SHA256), digest);
 * }
 * }</pre>
 *
 * <p>May be used by any number of threads. All methods but those that say otherwise talk to the
 * TPM, and throw {@link io.github.tpm4j.tss.error.TpmException}.
 */
public final class TpmDevice implements AutoCloseable {
  private final DeviceOptions options;
  private final Claim claim;

  private TpmDevice(String tcti, DeviceOptions options) throws TransportException {
    this.options = options;
    claim =
        ManagedTpms.claim(
            this, Transports.identity(tcti), () -> managed(Transports.open(tcti), options));
  }

  private TpmDevice(Transport transport, DeviceOptions options) {
    this.options = options;
    claim = ManagedTpms.own(this, managed(transport, options));
  }

  private TpmDevice(TpmDevice other, DeviceOptions options) {
    this.options = options;
    claim = other.claim.again(this);
  }

  private static ManagedTpm managed(Transport transport, DeviceOptions options) {
    return new ManagedTpm(new TpmClient(transport), options.keyCapacity(), options.flushesAtExit());
  }

  /**
   * Connects to the TPM that a TCTI configuration string names. No command is sent yet.
   *
   * @param tcti such as {@code device:/dev/tpmrm0} or {@code engine:memory}
   * @return the TPM with {@link DeviceOptions#DEFAULT}; the caller closes it
   * @throws TransportException if there is no TPM there, or it may not be used
   */
  public static TpmDevice open(String tcti) throws TransportException {
    return open(tcti, DeviceOptions.DEFAULT);
  }

  /**
   * Connects to the TPM that a TCTI configuration string names, by the connection that this JVM has
   * to it already, if it has one. No command is sent yet.
   *
   * @param tcti such as {@code device:/dev/tpmrm0} or {@code engine:memory}
   * @param options authValues, the storage key's Name, how many keys are remembered
   * @return the TPM; the caller closes it
   * @throws TransportException if there is no TPM there, or it may not be used
   */
  public static TpmDevice open(String tcti, DeviceOptions options) throws TransportException {
    return new TpmDevice(tcti, options);
  }

  /**
   * {@return the TPM at the other end of a transport} No command is sent yet.
   *
   * @param transport is closed with the last device that uses it
   * @param options authValues, the storage key's Name, how many keys are remembered
   */
  public static TpmDevice open(Transport transport, DeviceOptions options) {
    return new TpmDevice(transport, options);
  }

  /**
   * {@return the same TPM by the same connection, used otherwise} Each of the two is to be closed;
   * the last one closes the connection.
   *
   * @param otherOptions in place of these
   */
  public TpmDevice with(DeviceOptions otherOptions) {
    return new TpmDevice(this, otherOptions);
  }

  /**
   * {@return whether this thread is just connecting to a TPM, or within a command} What it then
   * asks of a TPM would go round in circles.
   */
  public static boolean isBusyInThisThread() {
    return ManagedTpms.isBusyInThisThread();
  }

  ManagedTpm tpm() {
    return claim.tpm();
  }

  DeviceOptions options() {
    return options;
  }

  private <T> T run(Function<Turn, T> work) {
    return tpm().run(options, work);
  }

  /** {@return what this device is connected to} Sends nothing. */
  public TransportInfo info() {
    return client().info();
  }

  /**
   * {@return how the TPM and this JVM's use of it stand} Waits for nobody; sends one command, for
   * the maker, if the TPM was not asked for it before and is free.
   */
  public TpmStatus status() {
    return StatusReader.read(tpm());
  }

  /**
   * For commands that have no method here. Sends nothing.
   *
   * @return what sends single commands over the same connection
   */
  public TpmClient client() {
    return tpm().client();
  }

  /** {@return what the TPM implements; each list of it is read once} Sends nothing by itself. */
  public Capabilities capabilities() {
    return tpm().capabilities();
  }

  /**
   * {@return whether the TPM can make and use objects with these parameters, such as RSA of a
   * certain size; true where it cannot be asked, as it lacks TPM2_TestParms}
   *
   * @param parameters type, schemes and sizes, as a public area has them
   */
  public boolean supports(TpmtPublicParms parameters) {
    return tpm().capabilities().has(parameters);
  }

  /** {@return how long the salts of this TPM's RSASSA-PSS signatures are, as far as it is known} */
  public PssSaltFact pssSalt() {
    return tpm().pssSalt();
  }

  /**
   * {@return the primary storage key of the owner hierarchy: ECC P-256, or RSA 2048 where the TPM
   * lacks it} It is what tpm2-openssl and others mean by the parent TPM_RH_OWNER.
   */
  public StorageParent storageKey() {
    return primaryParent(TpmHandle.OWNER, run(turn -> turn.storageKeys().standardTemplate()));
  }

  /**
   * {@return the handle of a storage key for new keys where the owner's primary key cannot be made,
   * as the hierarchy has a password that these options do not have} It is the one at 0x81000001, of
   * whichever kind; empty if there is none, or none is needed.
   */
  public Optional<TpmHandle> storageKeyWithoutOwner() {
    return options.hierarchyAuths().containsKey(TpmHandle.OWNER)
        ? Optional.empty()
        : run(turn -> WithoutOwner.storageKey(turn, options.storageKeyName()));
  }

  /**
   * {@return the primary storage key of a hierarchy} Sends nothing.
   *
   * @param hierarchy TPM_RH_OWNER, TPM_RH_ENDORSEMENT, TPM_RH_PLATFORM or TPM_RH_NULL
   * @param template of a restricted decryption key, such as one of {@code StorageTemplates}
   */
  public StorageParent primaryParent(TpmHandle hierarchy, TpmtPublic template) {
    return new PrimaryParent(
        hierarchy, template, options.hierarchyAuth(hierarchy), options.storageKeyName());
  }

  /**
   * {@return a primary storage key of a hierarchy that other programs make by a template of their
   * own} Sends nothing.
   *
   * @param hierarchy TPM_RH_OWNER, TPM_RH_ENDORSEMENT, TPM_RH_PLATFORM or TPM_RH_NULL
   * @param template of a restricted decryption key
   * @param authorization of the storage key itself: a primary key of a known template has the empty
   *     password unless whoever made it gave it another
   */
  public StorageParent primaryParent(
      TpmHandle hierarchy, TpmtPublic template, KeyAuthorization authorization) {
    return new KeyParent(
        new PrimarySource(hierarchy, template, options.hierarchyAuth(hierarchy)), authorization);
  }

  /**
   * {@return a storage key at a persistent handle} Sends nothing.
   *
   * @param handle 0x81000000 to 0x81FFFFFF
   * @param authorization of the storage key
   */
  public StorageParent persistentParent(TpmHandle handle, KeyAuthorization authorization) {
    return new KeyParent(new PersistentSource(handle), authorization);
  }

  /**
   * {@return a key of this device as parent of others} Sends nothing.
   *
   * @param key a restricted decryption key
   */
  public StorageParent keyParent(TpmKey key) {
    return new KeyParent(key.source(), key.authorization());
  }

  /**
   * {@return a parent that must be the key of this Name} Where it is another, its use throws {@link
   * io.github.tpm4j.tss.error.TpmForeignKeyException} before any secret is sent. Sends nothing.
   *
   * @param parent how the key is found and authorised
   * @param name nameAlg and digest of its public area
   */
  public StorageParent named(StorageParent parent, Bytes name) {
    return new NamedParent(Parent.of(parent), name);
  }

  /**
   * {@return the Name of a parent, to know it again by {@link #named}}
   *
   * @param parent is loaded for it
   */
  public Bytes nameOf(StorageParent parent) {
    return parentOfNew(parent).name();
  }

  /**
   * {@return the public area of a parent, to which others can encrypt what {@link #importableKey}
   * takes}
   *
   * @param parent is loaded for it
   */
  public TpmtPublic publicAreaOf(StorageParent parent) {
    return parentOfNew(parent).publicArea();
  }

  private LoadedObject parentOfNew(StorageParent parent) {
    return run(
        turn -> {
          try (Resident holder = Parent.of(parent).holdForNew(turn)) {
            return holder.object();
          }
        });
  }

  /**
   * Creates a key. It is not loaded.
   *
   * @param parent the storage key that encrypts it
   * @param template its public area, such as a {@code KeyTemplate} builds
   * @param authValue its password; as long as a digest of its nameAlg at most
   * @return public area and encrypted private area, for {@link #key}
   */
  public KeyBlob createKey(StorageParent parent, TpmtPublic template, SecretBytes authValue) {
    return seal(parent, template, authValue, SecretBytes.EMPTY);
  }

  /**
   * Seals data: they come out again only by {@link TpmKey#unseal}.
   *
   * @param parent the storage key that encrypts them
   * @param template such as {@code KeyTemplate.sealed()} builds
   * @param authValue the password that unseals; as long as a digest of its nameAlg at most
   * @param data 1 to 128 octets
   * @return public area and encrypted private area, for {@link #key}
   */
  public KeyBlob seal(
      StorageParent parent, TpmtPublic template, SecretBytes authValue, SecretBytes data) {
    TpmsSensitiveCreate sensitive = KeyCreation.sensitive(template, authValue, data);
    return run(turn -> KeyCreation.create(turn, Parent.of(parent), template, sensitive));
  }

  /**
   * {@return a key that is kept outside the TPM} Sends nothing: it is loaded at its first use.
   *
   * @param parent the storage key that it was made under
   * @param blob as {@link #createKey} returned it
   * @param authorization of the key
   */
  public TpmKey key(StorageParent parent, KeyBlob blob, KeyAuthorization authorization) {
    ObjectSource source = new BlobSource(Parent.of(parent), blob.publicArea(), blob.privateArea());
    return new TpmKey(this, source, blob.publicArea(), authorization);
  }

  /**
   * {@return a key that was made elsewhere and encrypted to a storage key of this TPM, as
   * TPM2_Duplicate does without an inner wrapper} Sends nothing: it is imported and loaded at its
   * first use.
   *
   * @param parent the storage key that it was encrypted to
   * @param duplicate its private area is what TPM2_Import takes as {@code duplicate}
   * @param seed the octets of the TPM2B_ENCRYPTED_SECRET, {@code inSymSeed}
   * @param authorization of the key
   */
  public TpmKey importableKey(
      StorageParent parent, KeyBlob duplicate, Bytes seed, KeyAuthorization authorization) {
    TpmtPublic area = duplicate.publicArea();
    ObjectSource source = new ImportSource(Parent.of(parent), area, duplicate.privateArea(), seed);
    return new TpmKey(this, source, area, authorization);
  }

  /**
   * Imports an object that software has wrapped for a storage key (TPM2_Import). It is not loaded.
   *
   * @param parent the storage key that it was wrapped for
   * @param duplicate public area and wrapped private area
   * @return public area and encrypted private area, for {@link #key}
   */
  public KeyBlob importKey(StorageParent parent, SoftwareDuplicate duplicate) {
    return run(turn -> KeyCreation.importInto(turn, Parent.of(parent), duplicate));
  }

  /**
   * {@return a primary key, such as an endorsement key: the TPM makes the same one of the same
   * template each time, which takes from milliseconds to many seconds}
   *
   * @param hierarchy TPM_RH_OWNER, TPM_RH_ENDORSEMENT, TPM_RH_PLATFORM or TPM_RH_NULL
   * @param template the public area; its unique field takes part in making the key
   */
  public TpmKey primaryKey(TpmHandle hierarchy, TpmtPublic template) {
    ObjectSource source = new PrimarySource(hierarchy, template, options.hierarchyAuth(hierarchy));
    return new TpmKey(this, source, areaOf(source), KeyAuthorization.NONE);
  }

  private TpmtPublic areaOf(ObjectSource source) {
    return run(
        turn -> {
          try (Resident key = turn.hold(source)) {
            return key.object().publicArea();
          }
        });
  }

  /**
   * {@return a key at a persistent handle; its public area is read}
   *
   * @param handle 0x81000000 to 0x81FFFFFF
   * @param authorization of the key
   */
  public TpmKey persistentKey(TpmHandle handle, KeyAuthorization authorization) {
    ObjectSource source = new PersistentSource(handle);
    TpmtPublic area =
        run(
            turn -> {
              // Another program may have put another key there since.
              tpm().forgetPersistent(handle);
              try (Resident key = turn.hold(source)) {
                return key.object().publicArea();
              }
            });
    return new TpmKey(this, source, area, authorization);
  }

  /**
   * Makes a key persistent (TPM2_EvictControl), by the authorisation of the owner.
   *
   * @param key any key of this TPM but one of the null hierarchy
   * @param handle a free one, 0x81000000 to 0x817FFFFF
   */
  public void persist(TpmKey key, TpmHandle handle) {
    run(
        turn -> {
          try (Resident held = key.hold(turn)) {
            return evictControl(turn, held.object().handle(), handle);
          }
        });
  }

  /**
   * Removes the persistent key at a handle, by the authorisation of the owner.
   *
   * @param handle 0x81000000 to 0x817FFFFF
   */
  public void evict(TpmHandle handle) {
    run(turn -> evictControl(turn, handle, handle));
  }

  /**
   * Removes the persistent key at a handle if it is the one of this Name, by the authorisation of
   * the owner. Where another program has put another key there meanwhile, the TPM refuses.
   *
   * @param handle 0x81000000 to 0x817FFFFF
   * @param name nameAlg and digest of its public area
   * @return whether it was there
   */
  public boolean evict(TpmHandle handle, Bytes name) {
    return run(
        turn -> {
          tpm().forgetPersistent(handle);
          if (!isThere(turn, handle, name)) {
            return false;
          }
          tpm().forgetPersistent(handle);
          // The TPM compares this Name, by the HMAC of the session, with what stands there.
          client().names().put(handle, name);
          try {
            turn.ownerAuthorized(new EvictControl.Request(TpmHandle.OWNER, handle, handle));
          } finally {
            client().names().forget(handle, name);
            tpm().forgetPersistent(handle);
          }
          return true;
        });
  }

  private static boolean isThere(Turn turn, TpmHandle handle, Bytes name) {
    try (Resident key = turn.hold(new PersistentSource(handle))) {
      return key.object().name().equals(name);
    } catch (TpmResponseException e) {
      if (e.is(TpmRc.HANDLE)) {
        return false;
      }
      throw e;
    }
  }

  private EvictControl.Response evictControl(Turn turn, TpmHandle object, TpmHandle persistent) {
    tpm().forgetPersistent(persistent);
    try {
      return turn.ownerAuthorized(new EvictControl.Request(TpmHandle.OWNER, object, persistent));
    } finally {
      // The session of this command may have made use of what stood there.
      tpm().forgetPersistent(persistent);
    }
  }

  /**
   * Makes a secret for the holder of a key of ML-KEM (TPM2_Encapsulate); it need not be in this
   * TPM. {@link TpmKey#decapsulate} gives the secret there.
   *
   * @param key its public area
   * @return the secret, and the ciphertext for the holder of the key
   */
  public Encapsulation encapsulate(TpmtPublic key) {
    return run(turn -> Encapsulation.make(turn, key));
  }

  /**
   * Random octets of the TPM.
   *
   * @param length 0 or more; a TPM gives some 32 to 64 of them by one command
   * @return {@code length} octets, to be wiped by the caller
   */
  public SecretBytes random(int length) {
    return run(turn -> RandomReader.read(turn, length));
  }

  /**
   * Reads PCR; the TPM has authenticated their values, unless there are no sessions.
   *
   * @param selection the banks and their PCR
   * @return the values of all PCR that were selected
   */
  public PcrValues readPcr(TpmlPcrSelection selection) {
    return run(turn -> turn.readPcr(selection));
  }

  /**
   * Reads PCR of one bank.
   *
   * @param bank the hash of the bank
   * @param pcrs 0 to 23 on a PC
   * @return the values
   */
  public PcrValues readPcr(TpmAlg bank, int... pcrs) {
    return readPcr(PcrSelections.of(bank, pcrs));
  }

  /**
   * Extends a PCR. What was bound to its value cannot be used any more until the TPM is restarted.
   *
   * @param pcr 0 to 23 on a PC
   * @param digests one for each bank
   */
  public void extendPcr(int pcr, Map<TpmAlg, Bytes> digests) {
    List<TpmtHa> values =
        digests.entrySet().stream().map(e -> new TpmtHa(e.getKey(), e.getValue())).toList();
    PcrExtend.Request request =
        new PcrExtend.Request(TpmHandle.ofPcr(pcr), new TpmlDigestValues(values));
    run(turn -> turn.execute(request, SecretBytes.EMPTY, Secrecy.NONE));
  }

  /**
   * Gives the TPM back; with the last device of this JVM that uses it, what is held in it and the
   * connection.
   */
  @Override
  public void close() {
    claim.close();
  }
}
