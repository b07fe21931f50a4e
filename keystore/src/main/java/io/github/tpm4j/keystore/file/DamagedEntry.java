package io.github.tpm4j.keystore.file;

import java.security.PKCS12Attribute;
import java.time.Instant;
import java.util.Set;

/**
 * An entry of the TPM's memory that cannot be read. It is neither a key nor a certificate, and is
 * there to be seen: no file keeps it, and only its deletion ends it.
 *
 * @param alias a name that stands for the place where it is, as its own cannot be read
 * @param reason what is wrong, and what can be done
 */
public record DamagedEntry(String alias, String reason) implements FileEntry {
  /**
   * Makes one from its components.
   *
   * @param alias a name that stands for the place where it is; kept in lower case
   * @param reason what is wrong, and what can be done
   */
  public DamagedEntry {
    alias = FileEntry.normalize(alias);
  }

  /** Not known. */
  @Override
  public Instant creationTime() {
    return Instant.EPOCH;
  }

  @Override
  public Set<PKCS12Attribute> attributes() {
    return Set.of();
  }
}
