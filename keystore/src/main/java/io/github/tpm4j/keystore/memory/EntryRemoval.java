package io.github.tpm4j.keystore.memory;

import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.error.TpmNvException;
import java.util.List;
import java.util.Optional;

/**
 * Removes an entry. First it is marked, so that it does not show any more; its first Index goes
 * last, so that whoever finds the rest knows what is left to do.
 */
record EntryRemoval(TpmDevice device, LabelledIndices indices) {

  /**
   * @param stored all entries, whose keys stay
   */
  void end(StoredEntries stored, StoredEntry entry) {
    Optional<EntryHeader> header = entry.header();
    if (header.isPresent()) {
      mark(entry);
      evict(stored, entry, header.get());
    }
    List<LabelledIndex> pieces = entry.pieces();
    for (int i = pieces.size() - 1; i >= 0; i--) {
      indices.undefine(pieces.get(i));
    }
  }

  private void mark(StoredEntry entry) {
    try {
      indices.write(
          entry.first(), EntryHeader.STATE_OFFSET, EntryWriter.state(EntryHeader.State.ENDED));
    } catch (TpmNvException e) {
      // Another program is removing it too.
      if (e.reason() != TpmNvException.Reason.ABSENT) {
        throw e;
      }
    }
  }

  private void evict(StoredEntries stored, StoredEntry entry, EntryHeader header) {
    if (header.isKeyMade() && !stored.isKeyNeededBeside(entry, header.key())) {
      device.evict(header.key(), header.keyName());
    }
  }
}
