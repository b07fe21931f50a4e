package io.github.tpm4j.keystore.file;

import io.github.tpm4j.keystore.KeyOrigin;
import io.github.tpm4j.keystore.pem.Tss2PrivateKey;
import java.security.PKCS12Attribute;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A TPM key and its certificates.
 *
 * @param alias the name; kept in lower case
 * @param creationTime when the entry was made; a file keeps it in milliseconds
 * @param key the key, encrypted by its TPM
 * @param origin what is known of the key's making beyond that
 * @param chain the key's own certificate first, then those of its issuers; may be empty
 * @param attributes what programs have given with it
 */
public record KeyEntry(
    String alias,
    Instant creationTime,
    Tss2PrivateKey key,
    KeyOrigin origin,
    List<X509Certificate> chain,
    Set<PKCS12Attribute> attributes)
    implements FileEntry {
  /**
   * Makes one from its components.
   *
   * @param alias the name; kept in lower case
   * @param creationTime when the entry was made; a file keeps it in milliseconds
   * @param key the key, encrypted by its TPM
   * @param origin what is known of the key's making beyond that
   * @param chain the key's own certificate first, then those of its issuers; may be empty
   * @param attributes what programs have given with it
   */
  public KeyEntry {
    alias = FileEntry.normalize(alias);
    Objects.requireNonNull(creationTime, "creationTime");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(origin, "origin");
    chain = List.copyOf(chain);
    attributes = Set.copyOf(attributes);
  }

  /**
   * A key without attributes.
   *
   * @param alias the name of the entry, in upper or lower case
   * @param creationTime when the entry was made, in milliseconds
   * @param key the contents of its file: public area, encrypted private area, parent and policy
   * @param origin the storage key it was made under, and the PCR it is bound to, as far as known
   * @param chain the key's certificates, its own first; may be empty
   */
  public KeyEntry(
      String alias,
      Instant creationTime,
      Tss2PrivateKey key,
      KeyOrigin origin,
      List<X509Certificate> chain) {
    this(alias, creationTime, key, origin, chain, Set.of());
  }

  /**
   * {@return this entry with other attributes}
   *
   * @param others those that take the place of the present ones
   */
  public KeyEntry withAttributes(Set<PKCS12Attribute> others) {
    return new KeyEntry(alias, creationTime, key, origin, chain, others);
  }

  /**
   * {@return whether it is a secret key, of AES or HMAC, or a sealed secret, which have no
   * certificates}
   */
  public boolean isSecretKey() {
    return key.isSecretKey() || isSealed();
  }

  /** {@return whether it is a secret of software that the TPM has sealed} */
  public boolean isSealed() {
    return key.type().isSealed();
  }

  /**
   * A key of whose making no more is known.
   *
   * @param alias the name of the entry, in upper or lower case
   * @param creationTime when the entry was made, in milliseconds
   * @param key the contents of its file: public area, encrypted private area, parent and policy
   * @param chain the key's certificates, its own first; may be empty
   */
  public KeyEntry(
      String alias, Instant creationTime, Tss2PrivateKey key, List<X509Certificate> chain) {
    this(alias, creationTime, key, KeyOrigin.UNKNOWN, chain);
  }
}
