package io.github.tpm4j.keystore.file;

import java.security.PKCS12Attribute;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/**
 * A certificate that is trusted by itself.
 *
 * @param alias the name; kept in lower case
 * @param creationTime when the entry was made; a file keeps it in milliseconds
 * @param certificate of X.509, as the provider of the JVM has parsed it
 * @param attributes what programs have given with it
 */
public record TrustedCertificate(
    String alias,
    Instant creationTime,
    X509Certificate certificate,
    Set<PKCS12Attribute> attributes)
    implements FileEntry {
  /**
   * Makes one from its components.
   *
   * @param alias the name; kept in lower case
   * @param creationTime when the entry was made; a file keeps it in milliseconds
   * @param certificate of X.509, as the provider of the JVM has parsed it
   * @param attributes what programs have given with it
   */
  public TrustedCertificate {
    alias = FileEntry.normalize(alias);
    Objects.requireNonNull(creationTime, "creationTime");
    Objects.requireNonNull(certificate, "certificate");
    attributes = Set.copyOf(attributes);
  }

  /**
   * A certificate without attributes.
   *
   * @param alias the name of the entry, in upper or lower case
   * @param creationTime when the entry was made, in milliseconds
   * @param certificate of X.509, as the provider of the JVM has parsed it
   */
  public TrustedCertificate(String alias, Instant creationTime, X509Certificate certificate) {
    this(alias, creationTime, certificate, Set.of());
  }
}
