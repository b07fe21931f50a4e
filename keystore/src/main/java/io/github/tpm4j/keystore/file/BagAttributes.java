package io.github.tpm4j.keystore.file;

import io.github.tpm4j.keystore.KeyOrigin;
import io.github.tpm4j.tss.asn1.Asn1Exception;
import io.github.tpm4j.tss.asn1.BerElement;
import io.github.tpm4j.tss.asn1.Der;
import io.github.tpm4j.tss.asn1.Oid;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.PKCS12Attribute;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The attributes of a PKCS#12 bag, each with one value (RFC 7292, 4.2). */
final class BagAttributes {
  /** Attribute by which the JDK marks a certificate as trusted; its value is a key purpose. */
  private static final Oid TRUSTED_KEY_USAGE = new Oid("2.16.840.1.113894.746875.1.1");

  private static final Oid ANY_EXTENDED_KEY_USAGE = new Oid("2.5.29.37.0");

  /** This project's arc, drawn from a random UUID (X.667, 8). */
  private static final Oid TPM4J = new Oid("2.25.286160250425351779255996531406325058176");

  /** OCTET STRING: the SHA-256 digests of the certificates of a key's chain, its own first. */
  private static final Oid CHAIN = TPM4J.branch("1");

  /** UTF8String: when the entry was made, in ISO 8601 with Z. */
  private static final Oid CREATION_TIME = TPM4J.branch("2");

  /** OCTET STRING: the Name of the storage key that a key was made under (Part 1, 16). */
  private static final Oid PARENT_NAME = TPM4J.branch("3");

  /** OCTET STRING: values of PCR that a key's policy demands, see {@link PcrValuesCodec}. */
  private static final Oid PCR_VALUES = TPM4J.branch("4");

  /** Attributes whose meaning is the file's, not a program's. */
  private static final Set<Oid> OF_FILES =
      Set.of(
          Pkcs12Types.FRIENDLY_NAME,
          Pkcs12Types.LOCAL_KEY_ID,
          TRUSTED_KEY_USAGE,
          CHAIN,
          CREATION_TIME,
          PARENT_NAME,
          PCR_VALUES);

  private static final int DIGEST_BYTES = 32;

  /** Elements with tag and length. */
  private final Map<Oid, byte[]> values = new HashMap<>();

  private final Set<PKCS12Attribute> ofPrograms = new LinkedHashSet<>();

  static BagAttributes read(BerElement encoded) throws Asn1Exception {
    BagAttributes attributes = new BagAttributes();
    for (BerElement element : encoded.set()) {
      List<BerElement> attribute = element.sequence();
      if (attribute.size() != 2) {
        throw new Asn1Exception("an attribute has " + attribute.size() + " fields, not 2");
      }
      List<BerElement> ofOneType = attribute.get(1).set();
      if (!OF_FILES.contains(attribute.get(0).oid())) {
        attributes.ofPrograms.add(ofProgram(element.encoded()));
      } else if (ofOneType.size() == 1) {
        attributes.values.put(attribute.get(0).oid(), ofOneType.get(0).encoded());
      }
    }
    return attributes;
  }

  byte[] write() {
    List<byte[]> attributes = new ArrayList<>();
    values.forEach(
        (type, value) -> attributes.add(Der.sequence(Der.oid(type), Der.setOf(List.of(value)))));
    ofPrograms.forEach(attribute -> attributes.add(attribute.getEncoded()));
    return Der.setOf(attributes);
  }

  private static PKCS12Attribute ofProgram(byte[] encoded) throws Asn1Exception {
    try {
      return new PKCS12Attribute(encoded);
    } catch (IllegalArgumentException e) {
      throw new Asn1Exception("an attribute is damaged: " + e.getMessage());
    }
  }

  BagAttributes ofPrograms(Set<PKCS12Attribute> attributes) {
    ofPrograms.addAll(attributes);
    return this;
  }

  /** What programs have given with an entry. */
  Set<PKCS12Attribute> ofPrograms() {
    return ofPrograms;
  }

  /** Whether an attribute's meaning is the file's. */
  static boolean isOfFiles(PKCS12Attribute attribute) {
    return OF_FILES.stream().anyMatch(type -> type.toString().equals(attribute.getName()));
  }

  BagAttributes alias(String alias) {
    values.put(Pkcs12Types.FRIENDLY_NAME, Der.bmpString(alias));
    return this;
  }

  Optional<String> alias() throws Asn1Exception {
    Optional<BerElement> value = value(Pkcs12Types.FRIENDLY_NAME);
    return value.isEmpty() ? Optional.empty() : Optional.of(FileEntry.normalize(value.get().bmp()));
  }

  BagAttributes creationTime(Instant time) {
    values.put(CREATION_TIME, Der.utf8String(time.toString()));
    return this;
  }

  /** The time; that of the Epoch in files whose writer gave none. */
  Instant creationTime() throws IOException {
    Optional<BerElement> value = value(CREATION_TIME);
    try {
      return value.isEmpty() ? Instant.EPOCH : Instant.parse(value.get().utf8());
    } catch (DateTimeException e) {
      throw new IOException("creation time is damaged", e);
    }
  }

  /**
   * Ties a key to its certificate for other readers. The JDK takes an entry's date from this text.
   */
  BagAttributes localKeyId(Instant time) {
    String text = "Time " + time.toEpochMilli();
    values.put(Pkcs12Types.LOCAL_KEY_ID, Der.octetString(text.getBytes(StandardCharsets.UTF_8)));
    return this;
  }

  BagAttributes trusted() {
    values.put(TRUSTED_KEY_USAGE, Der.oid(ANY_EXTENDED_KEY_USAGE));
    return this;
  }

  boolean isTrusted() {
    return values.containsKey(TRUSTED_KEY_USAGE);
  }

  BagAttributes chain(List<Bytes> digests) {
    byte[] joined = new byte[digests.size() * DIGEST_BYTES];
    for (int i = 0; i < digests.size(); i++) {
      System.arraycopy(digests.get(i).borrow(), 0, joined, i * DIGEST_BYTES, DIGEST_BYTES);
    }
    values.put(CHAIN, Der.octetString(joined));
    return this;
  }

  List<Bytes> chain() throws IOException {
    byte[] joined = octets(CHAIN).orElse(new byte[0]);
    if (joined.length % DIGEST_BYTES != 0) {
      throw new IOException("list of a chain's certificates is damaged");
    }
    List<Bytes> digests = new ArrayList<>();
    for (int at = 0; at < joined.length; at += DIGEST_BYTES) {
      digests.add(Bytes.of(joined, at, DIGEST_BYTES));
    }
    return digests;
  }

  BagAttributes origin(KeyOrigin origin) {
    origin.parentName().ifPresent(name -> values.put(PARENT_NAME, Der.octetString(name.borrow())));
    if (!origin.pcrValues().isEmpty()) {
      values.put(PCR_VALUES, Der.octetString(PcrValuesCodec.encode(origin.pcrValues())));
    }
    return this;
  }

  KeyOrigin origin() throws IOException {
    Optional<byte[]> pcrValues = octets(PCR_VALUES);
    return new KeyOrigin(
        octets(PARENT_NAME).map(Bytes::of),
        pcrValues.isEmpty() ? List.of() : PcrValuesCodec.decode(pcrValues.get()));
  }

  private Optional<byte[]> octets(Oid type) throws Asn1Exception {
    Optional<BerElement> value = value(type);
    return value.isEmpty() ? Optional.empty() : Optional.of(value.get().octets());
  }

  private Optional<BerElement> value(Oid type) throws Asn1Exception {
    byte[] value = values.get(type);
    return value == null ? Optional.empty() : Optional.of(BerElement.read(value));
  }
}
