package io.github.tpm4j.keystore.spi;

import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmResidentKey;
import io.github.tpm4j.keystore.family.KeyInTpm;
import io.github.tpm4j.keystore.file.FileEntry;
import io.github.tpm4j.keystore.file.KeyEntry;
import io.github.tpm4j.keystore.file.TpmKeyStoreFile;
import io.github.tpm4j.keystore.file.TrustedCertificate;
import io.github.tpm4j.keystore.memory.MemoryEntries;
import io.github.tpm4j.tss.error.TpmException;
import java.io.IOException;
import java.io.OutputStream;
import java.security.KeyStoreException;
import java.util.Arrays;

/** Entries of the TPM's own memory, which has them at once. */
final class InMemory implements EntryPlace {
  private final MemoryEntries memory;
  private final char[] password;
  private TpmKeyStoreFile content;

  private InMemory(MemoryEntries memory, char[] password) {
    this.memory = memory;
    this.password = password;
    read();
  }

  /**
   * Reads what is there.
   *
   * @param password what the store was loaded with; there is nothing to check by it, but it cannot
   *     be changed
   * @throws IOException if the TPM cannot be read
   */
  static InMemory open(TpmConnection tpm, char[] password) throws IOException {
    try {
      return new InMemory(MemoryEntries.of(tpm), password == null ? null : password.clone());
    } catch (TpmException e) {
      throw new IOException("The TPM's memory cannot be read: " + e.getMessage(), e);
    }
  }

  private void read() {
    content = new TpmKeyStoreFile(memory.entries());
  }

  @Override
  public TpmKeyStoreFile content() {
    return content;
  }

  @Override
  public void keep(FileEntry entry, KeyInTpm key) throws KeyStoreException {
    change(
        entry.alias(),
        () -> {
          if (entry instanceof KeyEntry own) {
            memory.keep(own, resident(own.alias(), key));
          } else {
            memory.keep((TrustedCertificate) entry);
          }
        });
  }

  private static TpmResidentKey resident(String alias, KeyInTpm key) throws KeyStoreException {
    if (key == null || key instanceof TpmResidentKey) {
      return (TpmResidentKey) key;
    }
    throw new KeyStoreException("Key " + alias + " is not of a TPM 2.0, whose memory this is");
  }

  @Override
  public void remove(String alias) throws KeyStoreException {
    change(alias, () -> memory.remove(alias));
  }

  /** What changes the TPM's memory. */
  @FunctionalInterface
  private interface Change {
    void make() throws KeyStoreException;
  }

  private void change(String alias, Change change) throws KeyStoreException {
    try {
      change.make();
      read();
    } catch (TpmException e) {
      throw new KeyStoreException(
          "Entry " + alias + " of the TPM's memory was not changed: " + e.getMessage(), e);
    }
  }

  @Override
  public void store(OutputStream out, char[] newPassword) throws IOException {
    if (newPassword != null && !Arrays.equals(newPassword, password)) {
      throw new IOException(
          "The TPM's own memory has no password that could be changed. Who may change entries is"
              + " a matter of the owner's password (ownerPasswordFile, tpm2_changeauth)");
    }
    if (out != null) {
      StandIn.write(out);
    }
  }
}
