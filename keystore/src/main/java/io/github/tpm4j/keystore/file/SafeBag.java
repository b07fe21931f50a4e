package io.github.tpm4j.keystore.file;

import io.github.tpm4j.tss.asn1.Asn1Exception;
import io.github.tpm4j.tss.asn1.BerElement;
import io.github.tpm4j.tss.asn1.Der;
import io.github.tpm4j.tss.asn1.Oid;
import java.util.List;

/**
 * What PKCS#12 holds one of for each key, certificate or secret (RFC 7292, 4.2).
 *
 * @param type one of the BAG-TYPEs
 * @param value what the type says
 * @param attributes alias and others
 */
record SafeBag(Oid type, BerElement value, BagAttributes attributes) {

  static SafeBag read(BerElement encoded) throws Asn1Exception {
    List<BerElement> fields = encoded.sequence();
    if (fields.size() != 2 && fields.size() != 3) {
      throw new Asn1Exception("a bag has " + fields.size() + " fields");
    }
    return new SafeBag(
        fields.get(0).oid(),
        fields.get(1).explicit(0),
        fields.size() == 2 ? new BagAttributes() : BagAttributes.read(fields.get(2)));
  }

  static byte[] write(Oid type, byte[] value, BagAttributes attributes) {
    return Der.sequence(Der.oid(type), Der.explicit(0, value), attributes.write());
  }

  /** The type and the value of a secret or a certificate, which have the same form (4.2.3). */
  TypedValue typedValue() throws Asn1Exception {
    List<BerElement> fields = value.sequence();
    if (fields.size() != 2) {
      throw new Asn1Exception("a bag's value has " + fields.size() + " fields, not 2");
    }
    return new TypedValue(fields.get(0).oid(), fields.get(1).explicit(0));
  }

  static byte[] writeTypedValue(Oid type, byte[] value) {
    return Der.sequence(Der.oid(type), Der.explicit(0, value));
  }

  /** SecretBag and CertBag. */
  record TypedValue(Oid type, BerElement value) {}
}
