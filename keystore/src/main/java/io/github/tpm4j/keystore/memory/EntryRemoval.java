package io.github.tpm4j.keystore.memory;

import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.error.TpmNvException;
import io.github.tpm4j.tss.error.TpmResponseException;
import java.util.List;
import java.util.Optional;

/**
 * Removes an entry. First it is marked, so that it does not show any more; its first Index goes
 * last, so that whoever finds the rest knows what is left to do.
 */
record EntryRemoval(TpmDevice device, LabelledIndices indices) {

  /** Its key stays if another entry has it. */
  void end(StoredEntry entry) {
    Optional<EntryHeader> header = entry.header();
    if (header.isPresent()) {
      mark(entry);
      // Only now: whoever begins an entry with the same key later sees the mark.
      evict(StoredEntries.read(indices), entry, header.get());
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
      evict(header);
    }
  }

  private void evict(EntryHeader header) {
    try {
      device.evict(header.key(), header.keyName());
    } catch (TpmResponseException e) {
      // Another program has evicted it since it was seen.
      if (!e.is(TpmRc.HANDLE)) {
        throw e;
      }
    }
  }
}
