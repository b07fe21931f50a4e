package io.github.tpm4j.keystore.file;

import io.github.tpm4j.keystore.KeyOrigin;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1BMPString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.pkcs.Attribute;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/** The attributes of a PKCS#12 bag, each with one value (RFC 7292, 4.2). */
final class BagAttributes {
  /** Attribute by which the JDK marks a certificate as trusted; its value is a key purpose. */
  private static final ASN1ObjectIdentifier TRUSTED_KEY_USAGE =
      new ASN1ObjectIdentifier("2.16.840.1.113894.746875.1.1");

  /** This project's arc, drawn from a random UUID (X.667, 8). */
  private static final ASN1ObjectIdentifier TPM4J =
      new ASN1ObjectIdentifier("2.25.286160250425351779255996531406325058176");

  /** OCTET STRING: the SHA-256 digests of the certificates of a key's chain, its own first. */
  private static final ASN1ObjectIdentifier CHAIN = TPM4J.branch("1");

  /** UTF8String: when the entry was made, in ISO 8601 with Z. */
  private static final ASN1ObjectIdentifier CREATION_TIME = TPM4J.branch("2");

  /** OCTET STRING: the Name of the storage key that a key was made under (Part 1, 16). */
  private static final ASN1ObjectIdentifier PARENT_NAME = TPM4J.branch("3");

  /** OCTET STRING: values of PCR that a key's policy demands, see {@link PcrValuesCodec}. */
  private static final ASN1ObjectIdentifier PCR_VALUES = TPM4J.branch("4");

  private static final int DIGEST_BYTES = 32;

  private final Map<ASN1ObjectIdentifier, ASN1Encodable> values = new HashMap<>();

  static BagAttributes read(ASN1Set encoded) throws IOException {
    BagAttributes attributes = new BagAttributes();
    if (encoded == null) {
      return attributes;
    }
    for (ASN1Encodable element : encoded) {
      Attribute attribute = Attribute.getInstance(element);
      if (attribute.getAttrValues().size() == 1) {
        attributes.values.put(attribute.getAttrType(), attribute.getAttrValues().getObjectAt(0));
      }
    }
    return attributes;
  }

  ASN1Set write() {
    ASN1EncodableVector attributes = new ASN1EncodableVector();
    values.forEach((type, value) -> attributes.add(new Attribute(type, new DERSet(value))));
    return new DERSet(attributes);
  }

  BagAttributes alias(String alias) {
    values.put(PKCSObjectIdentifiers.pkcs_9_at_friendlyName, new DERBMPString(alias));
    return this;
  }

  Optional<String> alias() {
    return value(PKCSObjectIdentifiers.pkcs_9_at_friendlyName)
        .map(value -> FileEntry.normalize(ASN1BMPString.getInstance(value).getString()));
  }

  BagAttributes creationTime(Instant time) {
    values.put(CREATION_TIME, new DERUTF8String(time.toString()));
    return this;
  }

  /** The time; that of the Epoch in files whose writer gave none. */
  Instant creationTime() throws IOException {
    Optional<ASN1Encodable> value = value(CREATION_TIME);
    try {
      return value.isEmpty()
          ? Instant.EPOCH
          : Instant.parse(ASN1UTF8String.getInstance(value.get()).getString());
    } catch (DateTimeException e) {
      throw new IOException("creation time is damaged", e);
    }
  }

  /**
   * Ties a key to its certificate for other readers. The JDK takes an entry's date from this text.
   */
  BagAttributes localKeyId(Instant time) {
    String text = "Time " + time.toEpochMilli();
    values.put(
        PKCSObjectIdentifiers.pkcs_9_at_localKeyId,
        new DEROctetString(text.getBytes(StandardCharsets.UTF_8)));
    return this;
  }

  BagAttributes trusted() {
    values.put(TRUSTED_KEY_USAGE, KeyPurposeId.anyExtendedKeyUsage.toOID());
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
    values.put(CHAIN, new DEROctetString(joined));
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
    origin
        .parentName()
        .ifPresent(name -> values.put(PARENT_NAME, new DEROctetString(name.borrow())));
    if (!origin.pcrValues().isEmpty()) {
      values.put(PCR_VALUES, new DEROctetString(PcrValuesCodec.encode(origin.pcrValues())));
    }
    return this;
  }

  KeyOrigin origin() throws IOException {
    Optional<byte[]> pcrValues = octets(PCR_VALUES);
    return new KeyOrigin(
        octets(PARENT_NAME).map(Bytes::of),
        pcrValues.isEmpty() ? List.of() : PcrValuesCodec.decode(pcrValues.get()));
  }

  private Optional<byte[]> octets(ASN1ObjectIdentifier type) {
    return value(type).map(value -> ASN1OctetString.getInstance(value).getOctets());
  }

  private Optional<ASN1Encodable> value(ASN1ObjectIdentifier type) {
    return Optional.ofNullable(values.get(type));
  }
}
