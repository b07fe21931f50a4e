package io.github.tpm4j.keystore.spi;

import io.github.tpm4j.keystore.family.KeyInTpm;
import io.github.tpm4j.keystore.file.FileEntry;
import io.github.tpm4j.keystore.file.TpmKeyStoreFile;
import java.io.IOException;
import java.io.OutputStream;
import java.security.KeyStoreException;

/** Where the entries of a KeyStore are. */
interface EntryPlace {

  /** The entries, as they were when the store was loaded, or was last changed. */
  TpmKeyStoreFile content();

  /**
   * Keeps an entry, in the place of the one with its alias if there is one.
   *
   * @param key that of the entry; null for a certificate
   */
  void keep(FileEntry entry, KeyInTpm key) throws KeyStoreException;

  /** Removes an entry; one that is not there is no mistake. */
  void remove(String alias) throws KeyStoreException;

  /**
   * Writes all of it to a stream.
   *
   * @param out may be null, which programs give for a store that is no file
   */
  void store(OutputStream out, char[] password) throws IOException;
}
