package io.github.tpm4j.keystore.file;

import java.security.PKCS12Attribute;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/** What a TPM key store keeps under an alias. */
public sealed interface FileEntry permits KeyEntry, TrustedCertificate, DamagedEntry {
  /** {@return the name, in lower case} */
  String alias();

  /**
   * When the entry was made.
   *
   * @return in milliseconds of precision
   */
  Instant creationTime();

  /** {@return what programs have given to {@code KeyStore.setEntry} with it} */
  Set<PKCS12Attribute> attributes();

  /**
   * {@return an alias as it is kept: in lower case, as the JDK's PKCS12 does it}
   *
   * @param alias as a program gives it
   */
  static String normalize(String alias) {
    return alias.toLowerCase(Locale.ENGLISH);
  }
}
