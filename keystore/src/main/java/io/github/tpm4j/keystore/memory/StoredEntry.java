package io.github.tpm4j.keystore.memory;

import io.github.tpm4j.keystore.file.FileEntry;
import io.github.tpm4j.tss.handles.TpmHandle;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The NV Indices of one entry, whole or not.
 *
 * @param pieces those that are there, by their numbers
 * @param header empty if the first Index is missing, or not written
 * @param entry empty if it is not complete
 * @param isHeaderDamaged whether something else stands where the header was written
 */
record StoredEntry(
    List<LabelledIndex> pieces,
    Optional<EntryHeader> header,
    Optional<FileEntry> entry,
    boolean isHeaderDamaged) {
  /** Of two with the same alias the last one counts. */
  static final Comparator<StoredEntry> BY_SEQUENCE =
      Comparator.<StoredEntry>comparingInt(stored -> stored.header().orElseThrow().sequence())
          .thenComparing(stored -> stored.first().handle().value());

  StoredEntry(List<LabelledIndex> pieces, Optional<EntryHeader> header, Optional<FileEntry> entry) {
    this(pieces, header, entry, false);
  }

  /** Whether it was complete, and cannot be read. No crash leaves it so. */
  boolean isDamaged() {
    boolean isComplete = header.filter(it -> it.state() == EntryHeader.State.COMPLETE).isPresent();
    return isHeaderDamaged || isComplete && entry.isEmpty();
  }

  LabelledIndex first() {
    return pieces.get(0);
  }

  /** What all its Indices have in common. */
  long id() {
    return first().label().entryId();
  }

  boolean isWhole() {
    return entry.isPresent();
  }

  /** Whether somebody still counts on the key at a handle. */
  boolean needsKey(TpmHandle handle) {
    return header
        .filter(it -> it.state() != EntryHeader.State.ENDED && it.isOf(handle))
        .isPresent();
  }

  /** Whether the key at a handle was made persistent by a KeyStore. */
  boolean hasMadeKey(TpmHandle handle) {
    return header.filter(it -> it.isKeyMade() && it.isOf(handle)).isPresent();
  }
}
