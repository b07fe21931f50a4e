package io.github.tpm4j.cli.key;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.tpm4j.cli.tpm.EitherFamily;
import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.KeyExport;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmResidentKey;
import io.github.tpm4j.keystore.TpmSettings;
import io.github.tpm4j.keystore.family.KeyInTpm;
import io.github.tpm4j.keystore.family.TpmFamilies;
import io.github.tpm4j.keystore.file.AtomicFile;
import io.github.tpm4j.keystore.file.KeyEntry;
import io.github.tpm4j.keystore.pem.Tss2Pem;
import io.github.tpm4j.keystore.pem.Tss2PrivateKey;
import io.github.tpm4j.tss.handles.TpmHandle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
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
   * Refuses a place that the TPM does not have, before anything is done.
   *
   * @throws IOException if there is none
   */
  void requireFor(TpmConnection tpm) throws IOException {
    if (place.handle != null) {
      EitherFamily.require20(
          tpm, "it keeps no keys in its own memory: -o FILE, or --store FILE --alias NAME");
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
    // No TPM is asked.
    KeyInTpm key =
        TpmFamilies.key(
            TpmConnection.of(TpmSettings.DEFAULT),
            entry.key(),
            entry.origin(),
            entry.alias(),
            KeyAuth.none());
    CertificatePem.requireFor(key, chain);
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
  void keep(KeyInTpm key, List<X509Certificate> chain)
      throws IOException, InvalidKeyException, InvalidKeySpecException {
    if (place.handle != null) {
      TpmResidentKey own = KeyChoice.ofTpm20(key, "its memory has no room for keys that stay");
      own.tpm().device().persist(own.loaded(), place.handle);
    } else if (place.file != null) {
      byte[] pem = Tss2Pem.encode(file(key)).getBytes(US_ASCII);
      AtomicFile.replace(place.file, out -> out.write(pem));
    } else {
      place.entry.put(new KeyEntry(alias(), Instant.now(), file(key), key.origin(), chain));
    }
  }

  /**
   * The key as its own TPM loads it.
   *
   * @throws InvalidKeyException if the key is in the TPM's own memory only
   */
  static Tss2PrivateKey file(KeyInTpm key) throws InvalidKeyException {
    return key instanceof TpmResidentKey own ? KeyExport.file(own) : key.file();
  }

  @Override
  public String toString() {
    if (place.entry != null) {
      return place.entry.toString();
    }
    return place.handle == null ? place.file.toString() : place.handle.toString();
  }
}
