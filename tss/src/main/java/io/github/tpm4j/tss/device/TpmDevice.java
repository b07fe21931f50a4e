package io.github.tpm4j.tss.device;

import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.TransportInfo;
import io.github.tpm4j.transport.Transports;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.commands.capability.TestParms;
import io.github.tpm4j.tss.commands.contextmanagement.EvictControl;
import io.github.tpm4j.tss.commands.pcr.PcrExtend;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.error.TpmResponseException;
import io.github.tpm4j.tss.error.TpmUnsupportedException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.objects.TpmtPublicParms;
import io.github.tpm4j.tss.pcr.PcrReader;
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
import io.github.tpm4j.tss.structures.TpmlDigestValues;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.structures.TpmtHa;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

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
  private final TpmClient client;
  private final DeviceCore core;
  private final ExitFlush exitFlush;
  private final Capabilities capabilities;
  private final Map<TpmtPublicParms, Boolean> supported = new ConcurrentHashMap<>();
  private volatile PssSalt pssSalt;

  private TpmDevice(Transport transport, DeviceOptions options) {
    client = new TpmClient(transport);
    core = new DeviceCore(client, options);
    capabilities = new Capabilities(new CapabilityReader(core));
    exitFlush = new ExitFlush(core, options.flushesAtExit());
  }

  /**
   * Connects to the TPM that a TCTI configuration string names. No command is sent yet.
   *
   * @throws TransportException if there is no TPM there, or it may not be used
   */
  public static TpmDevice open(String tcti) throws TransportException {
    return open(Transports.open(tcti), DeviceOptions.DEFAULT);
  }

  /**
   * The TPM at the other end of a transport. No command is sent yet.
   *
   * @param transport is closed with the device
   */
  public static TpmDevice open(Transport transport, DeviceOptions options) {
    return new TpmDevice(transport, options);
  }

  /** What this device is connected to. Sends nothing. */
  public TransportInfo info() {
    return client.info();
  }

  /** For commands that have no method here. Sends nothing. */
  public TpmClient client() {
    return client;
  }

  /** What the TPM implements; each list of it is read once. Sends nothing by itself. */
  public Capabilities capabilities() {
    return capabilities;
  }

  /**
   * Whether the TPM can make and use objects with these parameters, such as RSA of a certain size.
   */
  public boolean supports(TpmtPublicParms parameters) {
    return supported.computeIfAbsent(parameters, this::test);
  }

  private boolean test(TpmtPublicParms parameters) {
    try {
      core.run(() -> client.execute(new TestParms.Request(parameters)));
      return true;
    } catch (TpmUnsupportedException e) {
      return false;
    } catch (TpmResponseException e) {
      // Only of this form are codes that speak of the parameters; others may be gone the next time.
      if (!e.rc().isFormatOne()) {
        throw e;
      }
      return false;
    }
  }

  /**
   * How long a salt the TPM puts into RSASSA-PSS signatures; found out once.
   *
   * @param key an RSA key for signing that has no scheme, or RSASSA-PSS with SHA-256; it makes a
   *     signature the first time
   */
  public PssSalt pssSalt(TpmKey key) {
    PssSalt known = pssSalt;
    if (known == null) {
      known = PssProbe.of(key);
      pssSalt = known;
    }
    return known;
  }

  /**
   * The primary storage key of the owner hierarchy: ECC P-256, or RSA 2048 where the TPM lacks it.
   * It is what tpm2-openssl and others mean by the parent TPM_RH_OWNER.
   */
  public Parent storageKey() {
    return primaryParent(TpmHandle.OWNER, core.storageTemplate());
  }

  /** The primary storage key of a hierarchy. Sends nothing. */
  public Parent primaryParent(TpmHandle hierarchy, TpmtPublic template) {
    return core.primaryParent(hierarchy, template);
  }

  /**
   * A storage key at a persistent handle. Sends nothing.
   *
   * @param authValue of the key; what it supplies is wiped
   */
  public Parent persistentParent(TpmHandle handle, Supplier<SecretBytes> authValue) {
    return new KeyParent(new PersistentSource(handle), authValue);
  }

  /** A key of this device as parent of others. Sends nothing. */
  public Parent keyParent(TpmKey key) {
    return new KeyParent(key.source(), key.authorization().authValue());
  }

  /**
   * A parent that must be the key of this Name. Where it is another, its use throws {@link
   * io.github.tpm4j.tss.error.TpmForeignKeyException} before any secret is sent. Sends nothing.
   */
  public Parent named(Parent parent, Bytes name) {
    return new NamedParent(parent, name);
  }

  /** The Name of a parent, to know it again by {@link #named}. */
  public Bytes nameOf(Parent parent) {
    return core.run(() -> parent.withParentOfNew(core, LoadedObject::name));
  }

  /** The public area of a parent, to which others can encrypt what {@link #importableKey} takes. */
  public TpmtPublic publicAreaOf(Parent parent) {
    return core.run(() -> parent.withParentOfNew(core, LoadedObject::publicArea));
  }

  /**
   * Creates a key. It is not loaded.
   *
   * @param template its public area, such as a {@code KeyTemplate} builds
   * @param authValue its password; as long as a digest of its nameAlg at most
   */
  public KeyBlob createKey(Parent parent, TpmtPublic template, SecretBytes authValue) {
    return KeyCreation.create(core, parent, template, authValue, SecretBytes.EMPTY);
  }

  /**
   * Seals data: they come out again only by {@link TpmKey#unseal}.
   *
   * @param template such as {@code KeyTemplate.sealed()} builds
   * @param data 1 to 128 octets
   */
  public KeyBlob seal(Parent parent, TpmtPublic template, SecretBytes authValue, SecretBytes data) {
    return KeyCreation.create(core, parent, template, authValue, data);
  }

  /** A key that is kept outside the TPM. Sends nothing: it is loaded at its first use. */
  public TpmKey key(Parent parent, KeyBlob blob, KeyAuthorization authorization) {
    ObjectSource source = new BlobSource(parent, blob.publicArea(), blob.privateArea());
    return new TpmKey(core, source, blob.publicArea(), authorization);
  }

  /**
   * A key that was made elsewhere and encrypted to a storage key of this TPM, as TPM2_Duplicate
   * does without an inner wrapper. Sends nothing: it is imported and loaded at its first use.
   *
   * @param duplicate its private area is what TPM2_Import takes as {@code duplicate}
   * @param seed the octets of the TPM2B_ENCRYPTED_SECRET, {@code inSymSeed}
   */
  public TpmKey importableKey(
      Parent parent, KeyBlob duplicate, Bytes seed, KeyAuthorization authorization) {
    TpmtPublic area = duplicate.publicArea();
    ObjectSource source = new ImportSource(parent, area, duplicate.privateArea(), seed);
    return new TpmKey(core, source, area, authorization);
  }

  /** A key at a persistent handle; its public area is read. */
  public TpmKey persistentKey(TpmHandle handle, KeyAuthorization authorization) {
    ObjectSource source = new PersistentSource(handle);
    TpmtPublic area = core.run(() -> core.with(source, LoadedObject::publicArea));
    return new TpmKey(core, source, area, authorization);
  }

  /**
   * Makes a key persistent (TPM2_EvictControl), by the authorisation of the owner.
   *
   * @param handle a free one, 0x81000000 to 0x817FFFFF
   */
  public void persist(TpmKey key, TpmHandle handle) {
    core.run(
        () ->
            core.with(
                key.source(),
                loaded ->
                    owned(new EvictControl.Request(TpmHandle.OWNER, loaded.handle(), handle))));
  }

  /** Removes the persistent key at a handle, by the authorisation of the owner. */
  public void evict(TpmHandle handle) {
    core.run(() -> owned(new EvictControl.Request(TpmHandle.OWNER, handle, handle)));
  }

  private EvictControl.Response owned(EvictControl.Request request) {
    core.forget(new PersistentSource(request.persistentHandle()));
    return HierarchyCommands.explained(
        () -> core.authorized(request, core.options().hierarchyAuth(TpmHandle.OWNER)));
  }

  /**
   * Random octets of the TPM.
   *
   * @return {@code length} octets, to be wiped by the caller
   */
  public SecretBytes random(int length) {
    return core.run(() -> RandomReader.read(core.authorizer(), length));
  }

  /** Reads PCR. */
  public PcrValues readPcr(TpmlPcrSelection selection) {
    return core.run(() -> PcrReader.read(client, selection));
  }

  /** Reads PCR of one bank. */
  public PcrValues readPcr(TpmAlg bank, int... pcrs) {
    return readPcr(PcrSelections.of(bank, pcrs));
  }

  /**
   * Extends a PCR. What was bound to its value cannot be used any more until the TPM is restarted.
   *
   * @param digests one for each bank
   */
  public void extendPcr(int pcr, Map<TpmAlg, Bytes> digests) {
    List<TpmtHa> values =
        digests.entrySet().stream().map(e -> new TpmtHa(e.getKey(), e.getValue())).toList();
    PcrExtend.Request request =
        new PcrExtend.Request(TpmHandle.ofPcr(pcr), new TpmlDigestValues(values));
    core.run(() -> core.authorized(request, () -> SecretBytes.EMPTY));
  }

  /** Gives back what this device holds in the TPM, and the connection. */
  @Override
  public void close() {
    exitFlush.cancel();
    client.exclusively(
        () -> {
          ExitFlush.flush(core);
          client.close();
          return null;
        });
  }
}
