package io.github.tpm4j.keystore.spi;

import io.github.tpm4j.keystore.family.KeyInTpm;
import io.github.tpm4j.keystore.file.FileEntry;
import io.github.tpm4j.keystore.file.TpmKeyStoreFile;
import java.io.IOException;
import java.io.OutputStream;

/** Entries of a file, which it has when the store is written. */
final class InFile implements EntryPlace {
  private TpmKeyStoreFile content;

  InFile(TpmKeyStoreFile content) {
    this.content = content;
  }

  @Override
  public TpmKeyStoreFile content() {
    return content;
  }

  @Override
  public void keep(FileEntry entry, KeyInTpm key) {
    content = content.with(entry);
  }

  /** What is in the TPM stays there. */
  @Override
  public void remove(String alias) {
    content = content.without(alias);
  }

  @Override
  public void store(OutputStream out, char[] password) throws IOException {
    if (out == null) {
      throw new IOException(
          "A KeyStore of type TPM is a file. For the TPM's own memory (-keystore NONE) the type is"
              + " TPM-NV");
    }
    content.store(out, password);
  }
}
