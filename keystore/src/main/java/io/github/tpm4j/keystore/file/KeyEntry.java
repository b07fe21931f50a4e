package io.github.tpm4j.keystore.file;

import io.github.tpm4j.keystore.pem.Tss2PrivateKey;
import io.github.tpm4j.tss.wire.Bytes;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A TPM key and its certificates.
 *
 * @param alias the name; kept in lower case
 * @param creationTime when the entry was made
 * @param key the key, encrypted by its TPM
 * @param parentName the Name of the storage key that the key was made under; empty if not known
 * @param chain the key's own certificate first, then those of its issuers; may be empty
 */
public record KeyEntry(
    String alias,
    Instant creationTime,
    Tss2PrivateKey key,
    Optional<Bytes> parentName,
    List<X509Certificate> chain)
    implements FileEntry {
  public KeyEntry {
    alias = FileEntry.normalize(alias);
    Objects.requireNonNull(creationTime, "creationTime");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(parentName, "parentName");
    chain = List.copyOf(chain);
  }

  /** A key of which the storage key is not known. */
  public KeyEntry(
      String alias, Instant creationTime, Tss2PrivateKey key, List<X509Certificate> chain) {
    this(alias, creationTime, key, Optional.empty(), chain);
  }
}
