package io.github.tpm4j.cli.key;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.tpm4j.keystore.KeyExport;
import io.github.tpm4j.keystore.KeyOrigin;
import io.github.tpm4j.keystore.TpmResidentKey;
import io.github.tpm4j.keystore.WrappedKey;
import io.github.tpm4j.keystore.file.AtomicFile;
import io.github.tpm4j.keystore.file.KeyEntry;
import io.github.tpm4j.keystore.pem.Tss2Pem;
import io.github.tpm4j.tss.crypto.PublicKeys;
import io.github.tpm4j.tss.handles.TpmHandle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options that say where a new key is kept. */
final class KeyPlace {
  @ArgGroup(multiplicity = "1")
  private Place place;

  /** One of them. */
  private static final class Place {
    @Option(
        names = {"-o", "--output"},
        paramLabel = "FILE",
        description = "Keep it in FILE, which must be new, as TSS2 PRIVATE KEY.")
    private Path file;

    @Option(
        names = "--handle",
        paramLabel = "HANDLE",
        converter = KeyHandle.class,
        description = "Keep it in the TPM's own memory, at a free handle such as 0x81000010.")
    private TpmHandle handle;

    @ArgGroup(exclusive = false)
    private StoreEntry entry;
  }

  /** The name of the key in messages, and in its certificate. */
  String alias() {
    if (place.entry != null) {
      return place.entry.alias();
    }
    return place.handle == null
        ? String.valueOf(place.file.getFileName())
        : place.handle.toString();
  }

  /** Whether the key is kept with a certificate. */
  boolean isStore() {
    return place.entry != null;
  }

  /**
   * Refuses what would replace another key, before anything is done.
   *
   * @throws IllegalArgumentException if there is one
   * @throws IOException if the KeyStore cannot be read
   */
  void requireFree() throws IOException {
    if (place.file != null && Files.exists(place.file)) {
      throw new IllegalArgumentException(place.file + " exists");
    }
    if (place.entry != null && place.entry.find().isPresent()) {
      throw new IllegalArgumentException("There is an entry " + place.entry);
    }
  }

  /**
   * Replaces the certificates of the key that is in the KeyStore.
   *
   * @throws IllegalArgumentException if no KeyStore is meant
   */
  void replaceChain(List<X509Certificate> chain) throws IOException, GeneralSecurityException {
    if (place.entry == null) {
      throw new IllegalArgumentException("Certificates are kept in a KeyStore: --store");
    }
    KeyEntry entry = place.entry.keyEntry();
    WrappedKey key = WrappedKey.of(entry.key(), entry.origin(), entry.alias());
    CertificatePem.requireFor(PublicKeys.of(key.publicArea()), entry.alias(), chain);
    place.entry.put(
        new KeyEntry(
            entry.alias(),
            entry.creationTime(),
            entry.key(),
            entry.origin(),
            chain,
            entry.attributes()));
  }

  /**
   * Keeps the key.
   *
   * @param chain of its certificates, for a KeyStore
   */
  void keep(TpmResidentKey key, List<X509Certificate> chain)
      throws IOException, InvalidKeyException {
    if (place.handle != null) {
      key.tpm().device().persist(key.loaded(), place.handle);
    } else if (place.file != null) {
      byte[] pem = Tss2Pem.encode(KeyExport.file(key)).getBytes(US_ASCII);
      AtomicFile.replace(place.file, out -> out.write(pem));
    } else {
      place.entry.put(
          new KeyEntry(alias(), Instant.now(), KeyExport.file(key), origin(key), chain));
    }
  }

  private static KeyOrigin origin(TpmResidentKey key) {
    return key.source() instanceof WrappedKey wrapped ? wrapped.origin() : KeyOrigin.UNKNOWN;
  }

  @Override
  public String toString() {
    if (place.entry != null) {
      return place.entry.toString();
    }
    return place.handle == null ? place.file.toString() : place.handle.toString();
  }
}
