package io.github.tpm4j.keystore.pem;

import io.github.tpm4j.tss.wire.Bytes;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.ASN1UTF8String;

/**
 * Reads the {@code TPMKey} structure: DER, and BER booleans and integers as peers write them. What
 * was written before there was a draft is read by {@link OldKeyReader}.
 */
final class TpmKeyReader {
  static final int TPM_RH_OWNER = 0x40000001;

  private TpmKeyReader() {}

  static Tss2PrivateKeyBuilder read(byte[] encoded) throws IOException {
    if (encoded.length > Tss2PrivateKey.MAX_ENCODED_BYTES) {
      throw new IOException(
          "a TPM 2.0 key has at most %d bytes, this has %d"
              .formatted(Tss2PrivateKey.MAX_ENCODED_BYTES, encoded.length));
    }
    if (encoded.length == 0) {
      throw new IOException("not a TPM 2.0 key (TPMKey in DER): it is empty");
    }
    Tss2PrivateKeyBuilder key;
    try {
      key = readFields(ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(encoded)));
    } catch (IOException | RuntimeException e) {
      // Bouncy Castle reports bad ASN.1 by several unchecked exceptions.
      throw new IOException("not a TPM 2.0 key (TPMKey in DER): " + e.getMessage(), e);
    }
    Optional<String> problem = TpmKeyRules.problem(key);
    if (problem.isPresent()) {
      throw new IOException("TPM 2.0 key is damaged: " + problem.get());
    }
    return key;
  }

  private static Tss2PrivateKeyBuilder readFields(ASN1Sequence sequence) throws IOException {
    int size = sequence.size();
    if (OldKeyReader.isOldForm(sequence)) {
      return OldKeyReader.readFields(sequence);
    }
    if (size < 4) {
      throw new IOException("it has " + size + " fields, at least 4 are needed");
    }
    Tss2PrivateKeyBuilder key =
        new Tss2PrivateKeyBuilder(
            Tss2KeyType.of(ASN1ObjectIdentifier.getInstance(sequence.getObjectAt(0))),
            parent(ASN1Integer.getInstance(sequence.getObjectAt(size - 3)).getValue()),
            octets((ASN1Object) sequence.getObjectAt(size - 2)),
            octets((ASN1Object) sequence.getObjectAt(size - 1)));
    int previousTag = -1;
    for (int i = 1; i < size - 3; i++) {
      ASN1TaggedObject field = ASN1TaggedObject.getContextInstance(sequence.getObjectAt(i));
      if (field.getTagNo() <= previousTag) {
        throw new IOException("field [" + field.getTagNo() + "] is doubled or out of order");
      }
      previousTag = field.getTagNo();
      readOptionalField(key, field);
    }
    return key;
  }

  private static void readOptionalField(Tss2PrivateKeyBuilder key, ASN1TaggedObject field)
      throws IOException {
    ASN1Object value = field.getExplicitBaseObject();
    switch (field.getTagNo()) {
      case TpmKeyWriter.EMPTY_AUTH -> key.emptyAuth = ASN1Boolean.getInstance(value).isTrue();
      case TpmKeyWriter.POLICY -> key.policy = commands(value);
      case TpmKeyWriter.SECRET -> key.secret = octets(value);
      case TpmKeyWriter.AUTH_POLICY -> key.authPolicy = authPolicies(value);
      case TpmKeyWriter.DESCRIPTION -> key.description = utf8(value);
      case TpmKeyWriter.RSA_PARENT -> key.rsaParent = ASN1Boolean.getInstance(value).isTrue();
      default -> key.unknown = append(key.unknown, field);
    }
  }

  private static List<Tss2AuthPolicy> authPolicies(ASN1Object value) throws IOException {
    List<Tss2AuthPolicy> policies = new ArrayList<>();
    for (Enumeration<?> all = ASN1Sequence.getInstance(value).getObjects();
        all.hasMoreElements(); ) {
      ASN1Sequence fields = ASN1Sequence.getInstance(all.nextElement());
      boolean named = fields.size() == 2;
      if (!named && fields.size() != 1) {
        throw new IOException("an element of authPolicy has " + fields.size() + " fields");
      }
      Optional<String> name = named ? Optional.of(utf8(field(fields, 0, 0))) : Optional.empty();
      policies.add(new Tss2AuthPolicy(name, commands(field(fields, named ? 1 : 0, 1))));
    }
    return List.copyOf(policies);
  }

  static List<Tss2PolicyCommand> commands(ASN1Object value) throws IOException {
    List<Tss2PolicyCommand> commands = new ArrayList<>();
    for (Enumeration<?> all = ASN1Sequence.getInstance(value).getObjects();
        all.hasMoreElements(); ) {
      ASN1Sequence fields = ASN1Sequence.getInstance(all.nextElement());
      if (fields.size() != 2) {
        throw new IOException("an element of policy has " + fields.size() + " fields, not 2");
      }
      BigInteger code = ASN1Integer.getInstance(field(fields, 0, 0)).getValue();
      commands.add(new Tss2PolicyCommand(uint32("CommandCode", code), octets(field(fields, 1, 1))));
    }
    return List.copyOf(commands);
  }

  private static ASN1Object field(ASN1Sequence fields, int index, int tag) {
    return ASN1TaggedObject.getContextInstance(fields.getObjectAt(index), tag)
        .getExplicitBaseObject();
  }

  static int parent(BigInteger value) throws IOException {
    int handle = uint32("parent", value);
    return handle == 0 ? TPM_RH_OWNER : handle;
  }

  /** Writers with a 32-bit long encode handles from 0x80000000 on as negative numbers. */
  private static int uint32(String field, BigInteger value) throws IOException {
    boolean fits = value.signum() < 0 ? value.bitLength() <= 31 : value.bitLength() <= 32;
    if (!fits) {
      throw new IOException(field + " does not fit in 32 bits");
    }
    return value.intValue();
  }

  static Bytes octets(ASN1Object value) {
    return Bytes.of(ASN1OctetString.getInstance(value).getOctets());
  }

  private static String utf8(ASN1Object value) {
    return ASN1UTF8String.getInstance(value).getString();
  }

  private static List<ASN1TaggedObject> append(
      List<ASN1TaggedObject> fields, ASN1TaggedObject field) {
    List<ASN1TaggedObject> longer = new ArrayList<>(fields);
    longer.add(field);
    return List.copyOf(longer);
  }
}
