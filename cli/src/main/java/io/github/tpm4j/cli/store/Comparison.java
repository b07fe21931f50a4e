package io.github.tpm4j.cli.store;

import io.github.tpm4j.keystore.file.FileEntry;
import java.util.List;

/** Says of stored keys whether a TPM would let them be used now. None of them is used. */
interface Comparison {

  /** The entries, and how each stands. */
  default List<StoredEntry> of(List<FileEntry> entries) {
    return StoredEntry.all(entries).stream()
        .map(entry -> entry.key().map(key -> compared(entry, key)).orElse(entry))
        .toList();
  }

  /** The entry, and how it stands. */
  StoredEntry compared(StoredEntry entry, StoredKey key);
}
