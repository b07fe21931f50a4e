package io.github.tpm4j.keystore.file;

import io.github.tpm4j.keystore.pem.Tss2PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A TPM key and its certificates.
 *
 * @param alias the name; kept in lower case
 * @param creationTime when the entry was made
 * @param key the key, encrypted by its TPM
 * @param chain the key's own certificate first, then those of its issuers; may be empty
 */
public record KeyEntry(
    String alias, Instant creationTime, Tss2PrivateKey key, List<X509Certificate> chain)
    implements FileEntry {
  public KeyEntry {
    alias = FileEntry.normalize(alias);
    Objects.requireNonNull(creationTime, "creationTime");
    Objects.requireNonNull(key, "key");
    chain = List.copyOf(chain);
  }
}
