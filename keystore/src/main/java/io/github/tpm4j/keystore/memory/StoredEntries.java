package io.github.tpm4j.keystore.memory;

import io.github.tpm4j.keystore.file.FileEntry;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What KeyStores have in a TPM.
 *
 * @param whole the entries that count, each alias once
 * @param leftovers what is being written or removed, or was when somebody died, and what was
 *     replaced
 * @param damaged complete entries that cannot be read; they stay until somebody deletes them
 */
record StoredEntries(
    List<StoredEntry> whole, List<StoredEntry> leftovers, List<StoredEntry> damaged) {
  private static final Logger LOGGER = System.getLogger(StoredEntries.class.getName());

  /** How often others may be writing while this is read. */
  private static final int TRIES = 8;

  /**
   * Reads what is there. What another program is writing or removing at that moment can look
   * damaged; what is damaged is so when it is read again.
   */
  static StoredEntries read(LabelledIndices indices) {
    StoredEntries now = readOnce(indices);
    Set<Long> suspects = Set.of();
    for (int tries = 0; tries < TRIES && !now.damagedIds().equals(suspects); tries++) {
      suspects = now.damagedIds();
      now = readOnce(indices);
    }
    return now;
  }

  private Set<Long> damagedIds() {
    return damaged.stream().map(StoredEntry::id).collect(Collectors.toSet());
  }

  private static StoredEntries readOnce(LabelledIndices indices) {
    Map<Long, List<LabelledIndex>> byEntry =
        indices.list().stream()
            .sorted(Comparator.comparingInt(index -> index.label().piece()))
            .collect(
                Collectors.groupingBy(
                    index -> index.label().entryId(), TreeMap::new, Collectors.toList()));
    List<StoredEntry> found = new ArrayList<>();
    byEntry.values().forEach(pieces -> found.add(read(indices, pieces)));
    return sorted(found);
  }

  private static StoredEntry read(LabelledIndices indices, List<LabelledIndex> pieces) {
    LabelledIndex first = pieces.get(0);
    if (first.label().piece() != 0) {
      return new StoredEntry(pieces, Optional.empty(), Optional.empty());
    }
    Optional<Bytes> content = indices.read(first);
    Optional<EntryHeader> header = content.flatMap(EntryHeader::decode);
    Optional<FileEntry> entry =
        header
            .filter(it -> it.state() == EntryHeader.State.COMPLETE)
            .flatMap(it -> entry(indices, pieces, it, content.orElseThrow()));
    // Written by one command, so that there is a whole one or none.
    return new StoredEntry(pieces, header, entry, content.isPresent() && header.isEmpty());
  }

  private static Optional<FileEntry> entry(
      LabelledIndices indices, List<LabelledIndex> pieces, EntryHeader header, Bytes first) {
    TpmWriter joined = new TpmWriter().bytes(first.slice(header.sizeBytes(), first.size()));
    for (LabelledIndex piece : pieces.subList(1, pieces.size())) {
      indices.read(piece).ifPresent(joined::bytes);
    }
    Bytes body = Bytes.adopt(joined.toByteArray());
    try {
      boolean isWhole =
          body.size() == header.bodyBytes() && EntryBody.digest(body).equals(header.bodyDigest());
      return isWhole ? Optional.of(EntryBody.decode(body)) : Optional.empty();
    } catch (IOException e) {
      LOGGER.log(Level.DEBUG, "what is in an NV Index is no entry", e);
      return Optional.empty();
    }
  }

  private static StoredEntries sorted(List<StoredEntry> found) {
    Map<String, StoredEntry> whole = new TreeMap<>();
    List<StoredEntry> leftovers = new ArrayList<>();
    List<StoredEntry> damaged = new ArrayList<>();
    for (StoredEntry stored : found) {
      if (stored.isWhole()) {
        StoredEntry other = whole.get(alias(stored));
        boolean isLast = other == null || StoredEntry.BY_SEQUENCE.compare(stored, other) > 0;
        if (isLast) {
          whole.put(alias(stored), stored);
        }
        if (other != null) {
          leftovers.add(isLast ? other : stored);
        }
      } else if (stored.isDamaged()) {
        damaged.add(stored);
      } else {
        leftovers.add(stored);
      }
    }
    return new StoredEntries(List.copyOf(whole.values()), leftovers, damaged);
  }

  private static String alias(StoredEntry stored) {
    return stored.entry().orElseThrow().alias();
  }

  Optional<StoredEntry> find(String alias) {
    String wanted = FileEntry.normalize(alias);
    return whole.stream().filter(stored -> alias(stored).equals(wanted)).findFirst();
  }

  /** The damaged entry of that name, if there is one. */
  List<StoredEntry> findDamaged(String alias) {
    return damaged.stream()
        .filter(entry -> Aliases.ofDamaged(entry.first().handle()).equalsIgnoreCase(alias))
        .toList();
  }

  /** All that is there. */
  List<StoredEntry> all() {
    List<StoredEntry> all = new ArrayList<>(whole);
    all.addAll(leftovers);
    all.addAll(damaged);
    return all;
  }

  /** Whether another entry than this one counts on the key at a handle. */
  boolean isKeyNeededBeside(StoredEntry entry, TpmHandle handle) {
    return all().stream().anyMatch(it -> it.id() != entry.id() && it.needsKey(handle));
  }

  /** Whether the key at a handle is a KeyStore's own. */
  boolean isKeyMade(TpmHandle handle) {
    return all().stream().anyMatch(it -> it.hasMadeKey(handle));
  }
}
