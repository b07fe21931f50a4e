package io.github.tpm4j.keystore.pem;

import io.github.tpm4j.tss.asn1.Asn1Exception;
import io.github.tpm4j.tss.asn1.BerElement;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
      key = readFields(BerElement.read(encoded).sequence());
    } catch (IOException e) {
      throw new IOException("not a TPM 2.0 key (TPMKey in DER): " + e.getMessage(), e);
    }
    Optional<String> problem = TpmKeyRules.problem(key);
    if (problem.isPresent()) {
      throw new IOException("TPM 2.0 key is damaged: " + problem.get());
    }
    return key;
  }

  private static Tss2PrivateKeyBuilder readFields(List<BerElement> fields) throws IOException {
    int size = fields.size();
    if (OldKeyReader.isOldForm(fields)) {
      return OldKeyReader.readFields(fields);
    }
    if (size < 4) {
      throw new Asn1Exception("it has " + size + " fields, at least 4 are needed");
    }
    Tss2PrivateKeyBuilder key =
        new Tss2PrivateKeyBuilder(
            Tss2KeyType.of(fields.get(0).oid()),
            parent(fields.get(size - 3).integer()),
            octets(fields.get(size - 2)),
            octets(fields.get(size - 1)));
    int previousTag = -1;
    for (BerElement field : fields.subList(1, size - 3)) {
      if (field.tagNumber() <= previousTag) {
        throw new Asn1Exception("field [" + field.tagNumber() + "] is doubled or out of order");
      }
      previousTag = field.tagNumber();
      readOptionalField(key, field);
    }
    return key;
  }

  private static void readOptionalField(Tss2PrivateKeyBuilder key, BerElement field)
      throws IOException {
    BerElement value = field.explicit();
    switch (field.tagNumber()) {
      case TpmKeyWriter.EMPTY_AUTH -> key.emptyAuth = value.bool();
      case TpmKeyWriter.POLICY -> key.policy = commands(value);
      case TpmKeyWriter.SECRET -> key.secret = octets(value);
      case TpmKeyWriter.AUTH_POLICY -> key.authPolicy = authPolicies(value);
      case TpmKeyWriter.DESCRIPTION -> key.description = value.utf8();
      case TpmKeyWriter.RSA_PARENT -> key.rsaParent = value.bool();
      default -> key.unknown = append(key.unknown, Bytes.adopt(field.encoded()));
    }
  }

  private static List<Tss2AuthPolicy> authPolicies(BerElement value) throws IOException {
    List<Tss2AuthPolicy> policies = new ArrayList<>();
    for (BerElement policy : value.sequence()) {
      List<BerElement> fields = policy.sequence();
      boolean named = fields.size() == 2;
      if (!named && fields.size() != 1) {
        throw new Asn1Exception("an element of authPolicy has " + fields.size() + " fields");
      }
      Optional<String> name =
          named ? Optional.of(fields.get(0).explicit(0).utf8()) : Optional.empty();
      policies.add(new Tss2AuthPolicy(name, commands(fields.get(named ? 1 : 0).explicit(1))));
    }
    return List.copyOf(policies);
  }

  static List<Tss2PolicyCommand> commands(BerElement value) throws IOException {
    List<Tss2PolicyCommand> commands = new ArrayList<>();
    for (BerElement command : value.sequence()) {
      List<BerElement> fields = command.sequence();
      if (fields.size() != 2) {
        throw new Asn1Exception("an element of policy has " + fields.size() + " fields, not 2");
      }
      BigInteger code = fields.get(0).explicit(0).integer();
      commands.add(
          new Tss2PolicyCommand(uint32("CommandCode", code), octets(fields.get(1).explicit(1))));
    }
    return List.copyOf(commands);
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

  static Bytes octets(BerElement value) throws Asn1Exception {
    return Bytes.adopt(value.octets());
  }

  private static List<Bytes> append(List<Bytes> fields, Bytes field) {
    List<Bytes> longer = new ArrayList<>(fields);
    longer.add(field);
    return List.copyOf(longer);
  }
}
