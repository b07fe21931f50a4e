package io.github.tpm4j.keystore.pem;

import io.github.tpm4j.tss.wire.Bytes;
import java.io.IOException;
import java.util.List;
import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;

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
  static boolean isOldForm(ASN1Sequence sequence) {
    int size = sequence.size();
    return size >= 2
        && sequence.getObjectAt(size - 1) instanceof ASN1OctetString
        && (size == 2 || sequence.getObjectAt(size - 2) instanceof ASN1TaggedObject);
  }

  static Tss2PrivateKeyBuilder readFields(ASN1Sequence sequence) throws IOException {
    int last = sequence.size() - 1;
    Tss2KeyType type = Tss2KeyType.of(ASN1ObjectIdentifier.getInstance(sequence.getObjectAt(0)));
    if (type != Tss2KeyType.LOADABLE) {
      throw new IOException("a key in the old form is loadable, this is " + type);
    }
    OldKeyReader reader = new OldKeyReader();
    for (int i = 1; i < last; i++) {
      reader.readField(ASN1TaggedObject.getContextInstance(sequence.getObjectAt(i)));
    }
    if (reader.publicArea == null) {
      throw new IOException("the public area is missing");
    }
    Bytes privateArea = TpmKeyReader.octets((ASN1Object) sequence.getObjectAt(last));
    return new Tss2PrivateKeyBuilder(type, reader.parent, reader.publicArea, privateArea)
        .emptyAuth(reader.emptyAuth)
        .policy(reader.policy);
  }

  private void readField(ASN1TaggedObject field) throws IOException {
    ASN1Object value = field.getExplicitBaseObject();
    switch (field.getTagNo()) {
      case EMPTY_AUTH -> emptyAuth = ASN1Boolean.getInstance(value).isTrue();
      case PARENT -> parent = TpmKeyReader.parent(ASN1Integer.getInstance(value).getValue());
      case PUBLIC_AREA -> publicArea = TpmKeyReader.octets(value);
      case POLICY -> policy = TpmKeyReader.commands(value);
      default -> throw new IOException("the old form has no field [" + field.getTagNo() + "]");
    }
  }
}
