package io.github.tpm4j.keystore.file;

import io.github.tpm4j.tss.asn1.Asn1Exception;
import io.github.tpm4j.tss.asn1.BerElement;
import io.github.tpm4j.tss.asn1.Der;
import io.github.tpm4j.tss.asn1.Oid;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Contents with their type (RFC 5652, 3).
 *
 * @param content what the type says; may be missing
 */
record ContentInfo(Oid type, Optional<BerElement> content) {

  static ContentInfo read(BerElement encoded) throws Asn1Exception {
    List<BerElement> fields = encoded.sequence();
    if (fields.isEmpty() || fields.size() > 2) {
      throw new Asn1Exception("a ContentInfo has " + fields.size() + " fields");
    }
    return new ContentInfo(
        fields.get(0).oid(),
        fields.size() == 1 ? Optional.empty() : Optional.of(fields.get(1).explicit(0)));
  }

  boolean isData() {
    return type.equals(Pkcs12Types.DATA);
  }

  /**
   * The bytes of contents in the open.
   *
   * @throws IOException if the contents are others, or missing
   */
  byte[] data() throws IOException {
    if (!isData()) {
      throw new IOException(
          "key store has contents of the type %s, not of type data".formatted(type));
    }
    if (content.isEmpty()) {
      throw new IOException("key store's contents are missing");
    }
    return content.get().octets();
  }

  /** Contents in the open. */
  static byte[] writeData(byte[] content) {
    return Der.sequence(Der.oid(Pkcs12Types.DATA), Der.explicit(0, Der.octetString(content)));
  }
}
