package io.github.tpm4j.keystore.memory;

import io.github.tpm4j.keystore.KeyOrigin;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmResidentKey;
import io.github.tpm4j.keystore.file.DamagedEntry;
import io.github.tpm4j.keystore.file.FileEntry;
import io.github.tpm4j.keystore.file.KeyEntry;
import io.github.tpm4j.keystore.file.TrustedCertificate;
import io.github.tpm4j.keystore.pem.Tss2KeyType;
import io.github.tpm4j.keystore.pem.Tss2PrivateKey;
import io.github.tpm4j.tss.client.TpmProperties;
import io.github.tpm4j.tss.constants.TpmPt;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.error.TpmNvException;
import io.github.tpm4j.tss.error.TpmResponseException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.names.EntityNames;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.KeyStoreException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The entries of KeyStores in a TPM's own memory: each has an NV Index, or several, with its
 * certificates, and its key is persistent. Any number of programs may use it at once. Nothing is
 * kept of it here: each method reads what is there.
 *
 * <p>All methods talk to the TPM, and throw {@link TpmException}. Those that change something need
 * the owner's password, if there is one; reading needs none.
 */
public final class MemoryEntries {
  /** The first of the handles that keys are made persistent at. */
  static final int FIRST_KEY = 0x8104A000;

  static final int LAST_KEY = 0x8104AFFF;

  /** How often another program may be quicker. */
  private static final int TRIES = 8;

  private static final Logger LOGGER = System.getLogger(MemoryEntries.class.getName());

  private final TpmConnection tpm;

  private MemoryEntries(TpmConnection tpm) {
    this.tpm = tpm;
  }

  /**
   * {@return the memory of a TPM} Sends nothing.
   *
   * @param tpm the TPM whose memory is used
   */
  public static MemoryEntries of(TpmConnection tpm) {
    return new MemoryEntries(tpm);
  }

  private TpmDevice device() {
    return tpm.device();
  }

  private LabelledIndices indices() {
    return new LabelledIndices(device());
  }

  /**
   * {@return all entries: those of KeyStores, the damaged ones last, then persistent keys that
   * others have made, then certificates of the TCG's NV Indices}
   */
  public List<FileEntry> entries() {
    StoredEntries stored = StoredEntries.read(indices());
    List<FileEntry> entries = new ArrayList<>();
    Set<String> aliases = new HashSet<>();
    Set<TpmHandle> keys = new HashSet<>();
    for (StoredEntry own : stored.whole()) {
      entries.add(own.entry().orElseThrow());
      aliases.add(own.entry().orElseThrow().alias());
      own.header().filter(EntryHeader::hasKey).ifPresent(header -> keys.add(header.key()));
    }
    stored.damaged().stream().map(MemoryEntries::shown).forEach(entries::add);
    List<X509Certificate> kept =
        entries.stream()
            .filter(TrustedCertificate.class::isInstance)
            .map(entry -> ((TrustedCertificate) entry).certificate())
            .toList();
    ForeignEntries.read(tpm, keys, kept).stream()
        .filter(foreign -> aliases.add(foreign.alias()))
        .forEach(entries::add);
    return entries;
  }

  private static DamagedEntry shown(StoredEntry damaged) {
    String alias = Aliases.ofDamaged(damaged.first().handle());
    String key =
        damaged.header().filter(EntryHeader::hasKey).isPresent()
            ? ". Its key is still there under its handle, %s, and can be kept under a name again"
                .formatted(Aliases.of(damaged.header().orElseThrow().key()))
            : "";
    LOGGER.log(Level.WARNING, "An entry of the TPM''s memory is damaged, and shown as {0}", alias);
    return new DamagedEntry(
        alias,
        "what stands in NV Index %s is not what a KeyStore has written%s; to delete this entry ends it"
            .formatted(damaged.first().handle(), key));
  }

  /** {@return how much room there is} */
  public MemoryRoom room() {
    List<LabelledIndex> used = indices().list();
    return new MemoryRoom(
        TpmProperties.read(device().client(), TpmPt.HR_PERSISTENT_AVAIL),
        used.size(),
        used.stream().mapToInt(LabelledIndex::sizeBytes).sum(),
        indices().largestBytes());
  }

  /**
   * Keeps a certificate, in the place of the entry with its alias if there is one.
   *
   * @param entry the certificate with its alias and attributes
   * @throws KeyStoreException if there is no room, or the TPM refuses
   */
  public void keep(TrustedCertificate entry) throws KeyStoreException {
    requireOwn(entry.alias(), Optional.empty());
    StoredEntries stored = cleaned();
    write(stored, entry, EntryWriter.Placed.NONE);
  }

  /**
   * Keeps a key and its certificates, in the place of the entry with its alias if there is one. The
   * key is made persistent if it is not; a key that stands at a handle stays there.
   *
   * @param entry the entry, with the file of the key
   * @param key is loaded if it is to be made persistent; null for a sealed secret, which is kept as
   *     the TPM has encrypted it
   * @throws KeyStoreException if there is no room, or another key stands at the handle
   */
  public void keep(KeyEntry entry, TpmResidentKey key) throws KeyStoreException {
    if (!entry.isSealed() && !entry.key().authPolicy().isEmpty()) {
      throw new KeyStoreException(
          "Key "
              + entry.alias()
              + " has approvals of its policy, which the TPM's memory does not keep: keep it in a"
              + " file, or give the approvals when it is used");
    }
    StoredEntries stored = cleaned();
    if (entry.isSealed()) {
      requireOwn(entry.alias(), Optional.empty());
      write(stored, entry, EntryWriter.Placed.NONE);
      return;
    }
    Optional<TpmHandle> place = place(entry, key, stored);
    requireOwn(entry.alias(), place);
    if (place.isPresent()) {
      write(stored, at(entry, place.get()), placed(key, place.get(), stored));
    } else {
      writeNew(stored, entry, key);
    }
  }

  /** Where the key is persistent already: where it says, or where a KeyStore has put it. */
  private Optional<TpmHandle> place(KeyEntry entry, TpmResidentKey key, StoredEntries stored)
      throws KeyStoreException {
    if (entry.key().type() == Tss2KeyType.PERSISTENT) {
      TpmHandle handle = TpmHandle.of(entry.key().parent());
      if (!isThere(handle, key.publicArea())) {
        throw new KeyStoreException(
            "Key "
                + entry.alias()
                + " is not what stands at "
                + handle
                + ": use the TPM that has it");
      }
      return Optional.of(handle);
    }
    Bytes name = EntityNames.of(key.publicArea());
    return stored.whole().stream()
        .flatMap(own -> own.header().stream())
        .filter(header -> header.isKeyMade() && header.keyName().equals(name))
        .map(EntryHeader::key)
        .filter(handle -> isThere(handle, key.publicArea()))
        .findFirst();
  }

  private boolean isThere(TpmHandle handle, TpmtPublic area) {
    try {
      return device().persistentKey(handle, KeyAuthorization.NONE).publicArea().equals(area);
    } catch (TpmResponseException e) {
      if (e.is(TpmRc.HANDLE)) {
        return false;
      }
      throw e;
    }
  }

  private static EntryWriter.Placed placed(
      TpmResidentKey key, TpmHandle handle, StoredEntries stored) {
    return new EntryWriter.Placed(
        handle, EntityNames.of(key.publicArea()), stored.isKeyMade(handle), Optional.empty());
  }

  private void writeNew(StoredEntries stored, KeyEntry entry, TpmResidentKey key)
      throws KeyStoreException {
    for (int tries = 0; true; tries++) {
      TpmHandle handle = freeHandle(stored);
      try {
        write(
            stored,
            at(entry, handle),
            new EntryWriter.Placed(
                handle, EntityNames.of(key.publicArea()), true, Optional.of(key.loaded())));
        return;
      } catch (TpmResponseException e) {
        // Another program was quicker.
        if (!e.is(TpmRc.NV_DEFINED) || tries == TRIES) {
          throw e;
        }
      }
    }
  }

  private TpmHandle freeHandle(StoredEntries stored) throws KeyStoreException {
    Set<Integer> taken = new TreeSet<>();
    TpmHandles.from(device(), FIRST_KEY).forEach(handle -> taken.add(handle.value()));
    stored.all().stream()
        .flatMap(entry -> entry.header().stream())
        .forEach(header -> taken.add(header.key().value()));
    for (int value = FIRST_KEY; value <= LAST_KEY; value++) {
      if (!taken.contains(value)) {
        return TpmHandle.of(value);
      }
    }
    throw new KeyStoreException("All persistent handles of KeyStores are in use");
  }

  private static KeyEntry at(KeyEntry entry, TpmHandle handle) {
    Tss2PrivateKey file = entry.key();
    if (file.type() == Tss2KeyType.PERSISTENT) {
      return entry;
    }
    Tss2PrivateKey persistent =
        Tss2PrivateKey.builder(
                Tss2KeyType.PERSISTENT, handle.value(), file.publicArea(), Bytes.EMPTY)
            .emptyAuth(file.emptyAuth())
            .policy(file.policy())
            .build();
    // Under which storage key it was made is of no use any more.
    KeyOrigin origin = new KeyOrigin(Optional.empty(), entry.origin().pcrValues());
    return new KeyEntry(
        entry.alias(), entry.creationTime(), persistent, origin, entry.chain(), entry.attributes());
  }

  private void write(StoredEntries stored, FileEntry entry, EntryWriter.Placed key)
      throws KeyStoreException {
    Optional<StoredEntry> old = stored.find(entry.alias());
    int sequence = old.map(it -> it.header().orElseThrow().sequence() + 1).orElse(0);
    EntryWriter writer = new EntryWriter(device(), indices());
    try {
      writer.write(entry, key, sequence);
    } catch (IOException e) {
      throw new KeyStoreException("Entry " + entry.alias() + " cannot be kept", e);
    } catch (TpmException e) {
      if (isFull(e)) {
        throw full(entry.alias(), e);
      }
      throw e;
    }
    removeOlder(entry.alias(), sequence);
  }

  private static boolean isFull(TpmException e) {
    return e instanceof TpmNvException nv && nv.reason() == TpmNvException.Reason.NO_SPACE
        || e instanceof TpmResponseException response && response.is(TpmRc.NV_SPACE);
  }

  private KeyStoreException full(String alias, TpmException e) {
    MemoryRoom room = room();
    return new KeyStoreException(
        "The TPM has no room for entry "
            + alias
            + ": KeyStores have "
            + room.usedBytes()
            + " bytes in "
            + room.usedIndices()
            + " NV Indices there, and "
            + room.persistentKeysLeft()
            + " more persistent keys would find room. Nothing was changed. Delete entries that are"
            + " no longer needed, or keep the key in a file (type TPM)",
        e);
  }

  private void removeOlder(String alias, int sequence) {
    StoredEntries stored = StoredEntries.read(indices());
    for (StoredEntry older : withAlias(stored, alias)) {
      if (older.header().orElseThrow().sequence() < sequence) {
        end(older);
      }
    }
  }

  /** Those with an alias, the one that counts last: without it another would show. */
  private static List<StoredEntry> withAlias(StoredEntries stored, String alias) {
    String wanted = FileEntry.normalize(alias);
    return stored.all().stream()
        .filter(it -> it.entry().filter(own -> own.alias().equals(wanted)).isPresent())
        .sorted(StoredEntry.BY_SEQUENCE)
        .toList();
  }

  /**
   * Removes an entry, and evicts its key if that was made persistent for a KeyStore and no other
   * entry has it. What others have made stays.
   *
   * @param alias the name of the entry, in upper or lower case
   * @throws KeyStoreException if the entry is what others have made
   */
  public void remove(String alias) throws KeyStoreException {
    StoredEntries stored = cleaned();
    List<StoredEntry> own =
        Aliases.isOfDamaged(alias) ? stored.findDamaged(alias) : withAlias(stored, alias);
    if (own.isEmpty() && !Aliases.isOfDamaged(alias)) {
      requireOwn(alias, Optional.empty());
    }
    own.forEach(this::end);
  }

  /**
   * Removes what programs have left behind that died while they changed an entry: before the TPM
   * was last reset, or more than ten minutes ago. Every change does so first.
   */
  public void cleanUp() {
    cleaned();
  }

  private StoredEntries cleaned() {
    StoredEntries stored = StoredEntries.read(indices());
    if (stored.leftovers().isEmpty()) {
      return stored;
    }
    TpmMoment now = TpmMoment.now(device());
    for (StoredEntry leftover : stored.leftovers()) {
      if (leftover.first().label().made().isOver(now)) {
        end(leftover);
      }
    }
    return StoredEntries.read(indices());
  }

  private void end(StoredEntry entry) {
    new EntryRemoval(device(), indices()).end(entry);
  }

  /** Refuses a name that is another's. */
  private void requireOwn(String alias, Optional<TpmHandle> place) throws KeyStoreException {
    if (Aliases.isOfDamaged(alias)) {
      throw new KeyStoreException(
          "The name " + alias + " is one of damaged entries, which can only be deleted");
    }
    Optional<TpmHandle> named = Aliases.handle(alias);
    if (named.isEmpty() || named.equals(place)) {
      return;
    }
    if (StoredEntries.read(indices()).find(alias).isPresent()) {
      return;
    }
    boolean isThere = TpmHandles.from(device(), named.get().value()).contains(named.get());
    if (isThere) {
      throw new KeyStoreException(
          alias
              + " is what others have put into the TPM; no KeyStore changes or removes it"
              + (named.get().isNvIndex() ? "" : ". tpm2_evictcontrol -c " + alias + " does"));
    }
  }
}
