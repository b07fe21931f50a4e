package io.github.tpm4j.keystore.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The content of a key store file of type TPM: PKCS#12 (RFC 7292) whose keys are {@code TSS2
 * PRIVATE KEY} structures. Reading and writing need no TPM. Immutable.
 *
 * <p>A password protects the file's integrity, not its confidentiality: keys are encrypted by their
 * TPM and certificates are public.
 *
 * @param entries the entries in their order, each alias once
 */
public record TpmKeyStoreFile(List<FileEntry> entries) {
  /** The longest file that is read: 16 MiB, room for thousands of keys. */
  public static final int MAX_FILE_BYTES = 1 << 24;

  /**
   * @param entries the entries in their order, each alias once
   * @throws IllegalArgumentException if two entries have the same alias
   */
  public TpmKeyStoreFile {
    entries = List.copyOf(entries);
    Set<String> aliases = new HashSet<>();
    for (FileEntry entry : entries) {
      if (!aliases.add(entry.alias())) {
        throw new IllegalArgumentException("two entries have the alias \"" + entry.alias() + '"');
      }
    }
  }

  /** {@return a file without entries} */
  public static TpmKeyStoreFile empty() {
    return new TpmKeyStoreFile(List.of());
  }

  /**
   * Reads a file.
   *
   * @param in the stream, which stays open
   * @param password what the file's MAC is verified with; null reads without verification. An empty
   *     password reads only a file that has no MAC.
   * @return the entries of the file
   * @throws IOException if the content is damaged, too long, or holds something other than TPM keys
   *     and certificates; with an {@link java.security.UnrecoverableKeyException} as its cause if
   *     the password is wrong
   */
  public static TpmKeyStoreFile load(InputStream in, char[] password) throws IOException {
    byte[] content = in.readNBytes(MAX_FILE_BYTES + 1);
    if (content.length > MAX_FILE_BYTES) {
      throw new IOException("key store is longer than " + MAX_FILE_BYTES + " bytes");
    }
    return new TpmKeyStoreFile(Pkcs12Reader.read(content, password));
  }

  /**
   * Reads the file at a path, as {@link #load(InputStream, char[])}.
   *
   * @param path of the key store file
   * @param password what the file's MAC is made or verified with; null for none
   * @return the entries of the file
   * @throws IOException as {@link #load(InputStream, char[])}, and if the file cannot be read
   */
  public static TpmKeyStoreFile load(Path path, char[] password) throws IOException {
    return Uninterrupted.run(
        () -> {
          try (InputStream in = Files.newInputStream(path)) {
            return load(in, password);
          }
        });
  }

  /**
   * {@return whether a stream starts like a key store file with at least one TPM key} False for
   * other PKCS#12 files and everything else, also for a TPM key store without keys, which any
   * PKCS#12 reader can open. Reads no further than the first key and needs neither password nor
   * TPM.
   *
   * @param in the stream, which stays open
   * @throws IOException only if the stream fails
   */
  public static boolean looksLikeTpmKeyStore(InputStream in) throws IOException {
    return new FileProbe(in).findsTpmKey();
  }

  /**
   * Writes the file.
   *
   * @param out gets the file; stays open
   * @param password what the file's MAC is made with; null or empty writes none
   * @throws IOException if the stream fails
   */
  public void store(OutputStream out, char[] password) throws IOException {
    out.write(Pkcs12Writer.write(entries, password));
  }

  /**
   * Replaces the file at a path, all of it or not at all, see {@link AtomicFile}.
   *
   * @param path of the key store file
   * @param password what the file's MAC is made or verified with; null for none
   * @throws IOException if the file cannot be written; the old one stays
   */
  public void store(Path path, char[] password) throws IOException {
    byte[] content = Pkcs12Writer.write(entries, password);
    AtomicFile.replace(path, out -> out.write(content));
  }

  /**
   * {@return the entry with an alias, in upper or lower case}
   *
   * @param alias the name of the entry, in upper or lower case
   */
  public Optional<FileEntry> find(String alias) {
    String wanted = FileEntry.normalize(alias);
    return entries.stream().filter(entry -> entry.alias().equals(wanted)).findFirst();
  }

  /**
   * {@return this content with an entry at the end, or in the place of the one with its alias}
   *
   * @param added an entry; another with its alias makes way
   */
  public TpmKeyStoreFile with(FileEntry added) {
    List<FileEntry> changed = new ArrayList<>(entries);
    for (int i = 0; i < changed.size(); i++) {
      if (changed.get(i).alias().equals(added.alias())) {
        changed.set(i, added);
        return new TpmKeyStoreFile(changed);
      }
    }
    changed.add(added);
    return new TpmKeyStoreFile(changed);
  }

  /**
   * {@return this content without the entry with an alias, if there is one}
   *
   * @param alias the name of the entry, in upper or lower case
   */
  public TpmKeyStoreFile without(String alias) {
    String unwanted = FileEntry.normalize(alias);
    return new TpmKeyStoreFile(
        entries.stream().filter(entry -> !entry.alias().equals(unwanted)).toList());
  }
}
