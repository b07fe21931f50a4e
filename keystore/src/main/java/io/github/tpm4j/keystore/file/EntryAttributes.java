package io.github.tpm4j.keystore.file;

import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PKCS12Attribute;
import java.util.LinkedHashSet;
import java.util.Set;

/** Attributes of KeyStore entries as a file keeps them. */
public final class EntryAttributes {

  private EntryAttributes() {}

  /**
   * {@return those of an entry that a program gives; what the file says by itself, such as the
   * alias, is left out}
   *
   * @param entry an entry of the JDK
   * @throws KeyStoreException if one of them has no object identifier as its name
   */
  public static Set<PKCS12Attribute> of(KeyStore.Entry entry) throws KeyStoreException {
    Set<PKCS12Attribute> attributes = new LinkedHashSet<>();
    for (KeyStore.Entry.Attribute attribute : entry.getAttributes()) {
      PKCS12Attribute kept = kept(attribute);
      if (!BagAttributes.isOfFiles(kept)) {
        attributes.add(kept);
      }
    }
    return attributes;
  }

  private static PKCS12Attribute kept(KeyStore.Entry.Attribute attribute) throws KeyStoreException {
    if (attribute instanceof PKCS12Attribute known) {
      return known;
    }
    try {
      return new PKCS12Attribute(attribute.getName(), attribute.getValue());
    } catch (IllegalArgumentException e) {
      throw new KeyStoreException(
          "Attribute " + attribute.getName() + " cannot be kept: its name is no object identifier",
          e);
    }
  }
}
