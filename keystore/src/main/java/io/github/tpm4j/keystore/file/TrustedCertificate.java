package io.github.tpm4j.keystore.file;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Objects;

/**
 * A certificate that is trusted by itself.
 *
 * @param alias the name; kept in lower case
 * @param creationTime when the entry was made
 * @param certificate the certificate
 */
public record TrustedCertificate(String alias, Instant creationTime, X509Certificate certificate)
    implements FileEntry {
  public TrustedCertificate {
    alias = FileEntry.normalize(alias);
    Objects.requireNonNull(creationTime, "creationTime");
    Objects.requireNonNull(certificate, "certificate");
  }
}
