package io.github.tpm4j.keystore.spi;

import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmKeyStoreParameter;
import io.github.tpm4j.keystore.TpmMemoryParameter;
import io.github.tpm4j.keystore.file.TpmKeyStoreFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.security.KeyStore.LoadStoreParameter;
import java.util.Arrays;

/**
 * Opens what a KeyStore of type TPM or TPM-NV is loaded from, and writes what it is stored to.
 *
 * @param isMemory whether the type is TPM-NV
 */
record Places(TpmConnection tpm, boolean isMemory) {

  /** A new store without entries, until one is loaded. */
  static EntryPlace none() {
    return new InFile(TpmKeyStoreFile.empty());
  }

  /** What a stream holds; null is a new file, or the TPM's memory. */
  EntryPlace open(InputStream in, char[] password) throws IOException {
    if (!isMemory) {
      return in == null ? none() : new InFile(TpmKeyStoreFile.load(in, password));
    }
    if (in != null && !StandIn.isOne(in)) {
      throw new IOException(
          "A KeyStore of type TPM-NV is the TPM's own memory, and reads no file: use -keystore"
              + " NONE with it, and for this file the type TPM");
    }
    return InMemory.open(tpm, password);
  }

  /** What a parameter names. */
  EntryPlace open(LoadStoreParameter parameter) throws IOException {
    if (parameter instanceof TpmMemoryParameter) {
      return InMemory.open(tpm, null);
    }
    if (parameter == null) {
      return open(null, null);
    }
    if (isMemory && !(parameter instanceof TpmKeyStoreParameter)) {
      // KeyStore.Builder has a parameter of its own, which is nothing but a protection.
      return InMemory.open(tpm, Protections.password(parameter.getProtectionParameter()));
    }
    TpmKeyStoreParameter wanted = wanted(parameter);
    char[] password = Protections.password(wanted.protection());
    try {
      return new InFile(TpmKeyStoreFile.load(wanted.file(), password));
    } catch (NoSuchFileException e) {
      throw missing(wanted, e);
    } finally {
      wipe(password);
    }
  }

  private static NoSuchFileException missing(
      TpmKeyStoreParameter wanted, NoSuchFileException cause) {
    NoSuchFileException refusal =
        new NoSuchFileException(
            wanted.file().toString(),
            null,
            "there is no such TPM key store; to make one, load null, then store to this file");
    refusal.initCause(cause);
    return refusal;
  }

  /** Stores the entries of a place to what a parameter names. */
  static void store(EntryPlace place, LoadStoreParameter parameter) throws IOException {
    if (place instanceof InMemory
        && (parameter == null || parameter instanceof TpmMemoryParameter)) {
      return;
    }
    TpmKeyStoreParameter wanted = wanted(parameter);
    char[] password = Protections.password(wanted.protection());
    try {
      place.content().store(wanted.file(), password);
    } finally {
      wipe(password);
    }
  }

  private static TpmKeyStoreParameter wanted(LoadStoreParameter parameter) {
    if (parameter instanceof TpmKeyStoreParameter wanted) {
      return wanted;
    }
    throw new IllegalArgumentException(
        parameter instanceof TpmMemoryParameter
            ? "what was loaded from a file, or new, is not stored to the TPM's memory: load that,"
                + " and set the entries there"
            : "a KeyStore of type TPM takes a TpmKeyStoreParameter or a TpmMemoryParameter, and"
                + " KeyStore.Builder needs its file");
  }

  private static void wipe(char[] password) {
    if (password != null) {
      Arrays.fill(password, '\0');
    }
  }
}
