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
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What KeyStores have in a TPM.
 *
 * @param whole the entries that count, each alias once
 * @param leftovers what is being written or removed, or was when somebody died, and what was
 *     replaced
 * @param damaged complete entries that cannot be read; they are left alone
 */
record StoredEntries(
    List<StoredEntry> whole, List<StoredEntry> leftovers, List<StoredEntry> damaged) {
  private static final Logger LOGGER = System.getLogger(StoredEntries.class.getName());

  static StoredEntries read(LabelledIndices indices) {
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
    return new StoredEntry(pieces, header, entry);
  }

  private static Optional<FileEntry> entry(
      LabelledIndices indices, List<LabelledIndex> pieces, EntryHeader header, Bytes first) {
    TpmWriter joined = new TpmWriter().bytes(first.slice(header.sizeBytes(), first.size()));
    for (LabelledIndex piece : pieces.subList(1, pieces.size())) {
      indices.read(piece).ifPresent(joined::bytes);
    }
    Bytes body = Bytes.adopt(joined.toByteArray());
    try {
      if (body.size() != header.bodyBytes()
          || !EntryBody.digest(body).equals(header.bodyDigest())) {
        throw new IOException("what it consists of is not what was written");
      }
      return Optional.of(EntryBody.decode(body));
    } catch (IOException e) {
      LOGGER.log(
          Level.WARNING,
          "A KeyStore''s entry in NV Index {0} is damaged, and not shown: {1}",
          pieces.get(0).handle(),
          e.getMessage());
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
      } else if (isComplete(stored)) {
        damaged.add(stored);
      } else {
        leftovers.add(stored);
      }
    }
    return new StoredEntries(List.copyOf(whole.values()), leftovers, damaged);
  }

  private static boolean isComplete(StoredEntry stored) {
    return stored.header().filter(it -> it.state() == EntryHeader.State.COMPLETE).isPresent();
  }

  private static String alias(StoredEntry stored) {
    return stored.entry().orElseThrow().alias();
  }

  Optional<StoredEntry> find(String alias) {
    String wanted = FileEntry.normalize(alias);
    return whole.stream().filter(stored -> alias(stored).equals(wanted)).findFirst();
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
