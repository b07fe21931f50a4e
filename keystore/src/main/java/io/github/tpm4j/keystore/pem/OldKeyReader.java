package io.github.tpm4j.keystore.pem;

import io.github.tpm4j.tss.asn1.BerElement;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.IOException;
import java.util.List;

/**
 * Reads the form before draft-bottomley-tpm2-keys, which openssl_tpm2_engine wrote as PEM {@code
 * TSS2 KEY BLOB}: parent and public area are tagged fields that may be missing.
 */
final class OldKeyReader {
  private static final int EMPTY_AUTH = 0;
  private static final int PARENT = 1;
  private static final int PUBLIC_AREA = 2;
  private static final int POLICY = 3;

  private boolean emptyAuth;
  private int parent = TpmKeyReader.TPM_RH_OWNER;
  private Bytes publicArea;
  private List<Tss2PolicyCommand> policy = List.of();

  private OldKeyReader() {}

  /** In the draft's form an OCTET STRING, the public area, stands before the last field. */
  static boolean isOldForm(List<BerElement> fields) {
    int size = fields.size();
    return size >= 2
        && fields.get(size - 1).isOctetString()
        && (size == 2 || fields.get(size - 2).isContext());
  }

  static Tss2PrivateKeyBuilder readFields(List<BerElement> fields) throws IOException {
    int last = fields.size() - 1;
    Tss2KeyType type = Tss2KeyType.of(fields.get(0).oid());
    if (type != Tss2KeyType.LOADABLE) {
      throw new IOException("a key in the old form is loadable, this is " + type);
    }
    OldKeyReader reader = new OldKeyReader();
    for (BerElement field : fields.subList(1, last)) {
      reader.readField(field);
    }
    if (reader.publicArea == null) {
      throw new IOException("the public area is missing");
    }
    Bytes privateArea = TpmKeyReader.octets(fields.get(last));
    return new Tss2PrivateKeyBuilder(type, reader.parent, reader.publicArea, privateArea)
        .emptyAuth(reader.emptyAuth)
        .policy(reader.policy);
  }

  private void readField(BerElement field) throws IOException {
    BerElement value = field.explicit();
    switch (field.tagNumber()) {
      case EMPTY_AUTH -> emptyAuth = value.bool();
      case PARENT -> parent = TpmKeyReader.parent(value.integer());
      case PUBLIC_AREA -> publicArea = TpmKeyReader.octets(value);
      case POLICY -> policy = TpmKeyReader.commands(value);
      default -> throw new IOException("the old form has no field [" + field.tagNumber() + "]");
    }
  }
}
