package io.github.tpm4j.cli.key;

import io.github.tpm4j.cli.secret.SecretLine;
import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.family.KeyInTpm;
import io.github.tpm4j.keystore.family.TpmFamilies;
import io.github.tpm4j.keystore.file.FileEntry;
import io.github.tpm4j.keystore.file.KeyEntry;
import io.github.tpm4j.keystore.file.TpmKeyStoreFile;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.spec.InvalidKeySpecException;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that name an entry of a KeyStore file of type TPM, as a group. */
public final class StoreEntry {
  @Option(
      names = "--store",
      required = true,
      paramLabel = "FILE",
      description = "A KeyStore file of type TPM.")
  private Path file;

  @Option(
      names = "--alias",
      required = true,
      paramLabel = "NAME",
      description = "The name of the key in it.")
  private String alias;

  @Option(
      names = "--store-password-file",
      paramLabel = "FILE",
      description = "The password of the KeyStore, which protects its integrity: the first line.")
  private Path passwordFile;

  String alias() {
    return alias;
  }

  /** What the KeyStore holds; nothing if there is no such file. */
  private TpmKeyStoreFile read(char[] password) throws IOException {
    return Files.exists(file) ? TpmKeyStoreFile.load(file, password) : TpmKeyStoreFile.empty();
  }

  /** The entry; empty if there is none. */
  Optional<FileEntry> find() throws IOException {
    return withPassword(password -> read(password).find(alias));
  }

  /**
   * The entry, which must be a key.
   *
   * @throws IOException if it is none
   */
  KeyEntry keyEntry() throws IOException {
    if (find().orElse(null) instanceof KeyEntry key) {
      return key;
    }
    throw new IOException("There is no key " + alias + " in " + file);
  }

  /**
   * The key of the entry.
   *
   * @throws IOException if there is none
   * @throws InvalidKeySpecException if it is sealed data, or damaged
   */
  public KeyInTpm key(TpmConnection tpm, KeyAuth auth) throws IOException, InvalidKeySpecException {
    KeyEntry entry = keyEntry();
    return TpmFamilies.key(tpm, entry.key(), entry.origin(), alias, auth);
  }

  /**
   * Puts an entry into the KeyStore, which is made if it is not there.
   *
   * @throws IOException if it has a password, and that was not given: it would lose its protection
   */
  void put(FileEntry entry) throws IOException {
    withPassword(
        password -> {
          TpmKeyStoreFile before = read(password == null ? new char[0] : password);
          before.with(entry).store(file, password);
          return null;
        });
  }

  @FunctionalInterface
  private interface Use<T> {
    T with(char[] password) throws IOException;
  }

  private <T> T withPassword(Use<T> use) throws IOException {
    char[] password = passwordFile == null ? null : SecretLine.of(passwordFile);
    try {
      return use.with(password);
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    } finally {
      if (password != null) {
        Arrays.fill(password, '\0');
      }
    }
  }

  @Override
  public String toString() {
    return alias + " in " + file;
  }
}
