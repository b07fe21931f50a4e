package io.github.tpm4j.keystore.file;

import io.github.tpm4j.keystore.pem.Tss2PrivateKey;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.pkcs.CertBag;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.SafeBag;
import org.bouncycastle.asn1.pkcs.SecretBag;

/**
 * Makes entries of bags. What would be lost when the file is written again is refused: software
 * keys, secrets of other kinds, certificates that belong to no entry.
 */
final class BagReader {
  private final Map<Bytes, X509Certificate> certificates = new LinkedHashMap<>();
  private final Set<Bytes> used = new HashSet<>();
  private final Set<String> aliases = new HashSet<>();

  private BagReader() {}

  static List<FileEntry> entries(List<SafeBag> bags) throws IOException {
    refuseSoftwareKeys(bags);
    BagReader reader = new BagReader();
    for (SafeBag bag : bags) {
      reader.collectCertificate(bag);
    }
    List<FileEntry> entries = new ArrayList<>();
    for (SafeBag bag : bags) {
      reader.addEntry(bag, entries);
    }
    reader.refuseUnusedCertificates();
    return entries;
  }

  static void refuseSoftwareKeys(List<SafeBag> bags) throws IOException {
    for (SafeBag bag : bags) {
      ASN1ObjectIdentifier kind = bag.getBagId();
      if (kind.equals(PKCSObjectIdentifiers.keyBag)
          || kind.equals(PKCSObjectIdentifiers.pkcs8ShroudedKeyBag)) {
        throw new IOException(
            ("key store holds the software key \"%s\"; type TPM holds keys of a TPM only:"
                    + " open it with type PKCS12, or import the key into a TPM")
                .formatted(BagAttributes.read(bag.getBagAttributes()).alias().orElse("")));
      }
    }
  }

  private void collectCertificate(SafeBag bag) throws IOException {
    if (!bag.getBagId().equals(PKCSObjectIdentifiers.certBag)) {
      return;
    }
    byte[] encoded = encodedCertificate(bag);
    Bytes digest = Certificates.sha256(encoded);
    if (!certificates.containsKey(digest)) {
      certificates.put(digest, Certificates.read(encoded));
    }
  }

  private void addEntry(SafeBag bag, List<FileEntry> entries) throws IOException {
    BagAttributes attributes = BagAttributes.read(bag.getBagAttributes());
    if (bag.getBagId().equals(PKCSObjectIdentifiers.secretBag)) {
      entries.add(
          new KeyEntry(
              alias(attributes),
              attributes.creationTime(),
              key(bag),
              attributes.origin(),
              chain(attributes)));
    } else if (!bag.getBagId().equals(PKCSObjectIdentifiers.certBag)) {
      throw new IOException("key store holds a bag of the unknown type " + bag.getBagId());
    } else if (attributes.isTrusted()) {
      Bytes digest = Certificates.sha256(encodedCertificate(bag));
      entries.add(
          new TrustedCertificate(alias(attributes), attributes.creationTime(), use(digest)));
    }
  }

  private String alias(BagAttributes attributes) throws IOException {
    String alias =
        attributes
            .alias()
            .orElseThrow(() -> new IOException("an entry of the key store has no friendlyName"));
    if (!aliases.add(alias)) {
      throw new IOException("key store has two entries with the alias \"" + alias + '"');
    }
    return alias;
  }

  private static Tss2PrivateKey key(SafeBag bag) throws IOException {
    SecretBag secret = SecretBag.getInstance(bag.getBagValue());
    Tss2PrivateKey key =
        Tss2PrivateKey.decode(ASN1OctetString.getInstance(secret.getSecretValue()).getOctets());
    if (!secret.getSecretTypeId().getId().equals(key.type().oid())) {
      throw new IOException(
          "key store says that a key is of type %s, the key itself says %s"
              .formatted(secret.getSecretTypeId(), key.type().oid()));
    }
    return key;
  }

  private List<X509Certificate> chain(BagAttributes attributes) throws IOException {
    List<X509Certificate> chain = new ArrayList<>();
    for (Bytes digest : attributes.chain()) {
      chain.add(use(digest));
    }
    return chain;
  }

  private X509Certificate use(Bytes digest) throws IOException {
    X509Certificate certificate = certificates.get(digest);
    if (certificate == null) {
      throw new IOException(
          "a key's chain needs the certificate with SHA-256 "
              + digest
              + ", which the key store does not hold");
    }
    used.add(digest);
    return certificate;
  }

  private void refuseUnusedCertificates() throws IOException {
    for (Map.Entry<Bytes, X509Certificate> certificate : certificates.entrySet()) {
      if (!used.contains(certificate.getKey())) {
        throw new IOException(
            ("key store holds the certificate of %s, which is neither marked as trusted nor part"
                    + " of a TPM key's chain; open it with type PKCS12")
                .formatted(certificate.getValue().getSubjectX500Principal()));
      }
    }
  }

  private static byte[] encodedCertificate(SafeBag bag) throws IOException {
    CertBag certificate = CertBag.getInstance(bag.getBagValue());
    if (!certificate.getCertId().equals(PKCSObjectIdentifiers.x509Certificate)) {
      throw new IOException(
          "key store holds a certificate of the unknown type " + certificate.getCertId());
    }
    return ASN1OctetString.getInstance(certificate.getCertValue()).getOctets();
  }
}
