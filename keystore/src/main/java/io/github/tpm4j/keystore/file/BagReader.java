package io.github.tpm4j.keystore.file;

import io.github.tpm4j.tss.asn1.Oid;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes entries of bags. What would be lost when the file is written again is refused: software
 * keys, secrets of other kinds, certificates that belong to no entry. In a file that another
 * program has rewritten, certificates of chains may be missing; it is said which.
 */
final class BagReader {
  private static final Logger LOGGER = System.getLogger(BagReader.class.getName());

  private final boolean rewritten;
  private final Map<Bytes, X509Certificate> certificates = new LinkedHashMap<>();
  private final Set<Bytes> used = new HashSet<>();
  private final Set<String> aliases = new HashSet<>();

  private BagReader(boolean rewritten) {
    this.rewritten = rewritten;
  }

  static List<FileEntry> entries(List<SafeBag> bags) throws IOException {
    refuseSoftwareKeys(bags);
    BagReader reader = new BagReader(SecretBags.anyRewritten(bags));
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
      Oid kind = bag.type();
      if (kind.equals(Pkcs12Types.KEY_BAG) || kind.equals(Pkcs12Types.SHROUDED_KEY_BAG)) {
        throw new IOException(
            ("key store holds the software key \"%s\"; type TPM holds keys of a TPM only:"
                    + " open it with type PKCS12, or import the key into a TPM")
                .formatted(bag.attributes().alias().orElse("")));
      }
    }
  }

  private void collectCertificate(SafeBag bag) throws IOException {
    if (!bag.type().equals(Pkcs12Types.CERTIFICATE_BAG)) {
      return;
    }
    byte[] encoded = encodedCertificate(bag);
    Bytes digest = Certificates.sha256(encoded);
    if (!certificates.containsKey(digest)) {
      certificates.put(digest, Certificates.read(encoded));
    }
  }

  private void addEntry(SafeBag bag, List<FileEntry> entries) throws IOException {
    BagAttributes attributes = bag.attributes();
    if (bag.type().equals(Pkcs12Types.SECRET_BAG)) {
      String alias = alias(attributes);
      entries.add(
          new KeyEntry(
              alias,
              attributes.creationTime(),
              SecretBags.key(bag),
              attributes.origin(),
              chain(alias, attributes),
              attributes.ofPrograms()));
    } else if (!bag.type().equals(Pkcs12Types.CERTIFICATE_BAG)) {
      throw new IOException("key store holds a bag of the unknown type " + bag.type());
    } else if (attributes.isTrusted()) {
      Bytes digest = Certificates.sha256(encodedCertificate(bag));
      entries.add(
          new TrustedCertificate(
              alias(attributes), attributes.creationTime(), use(digest), attributes.ofPrograms()));
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

  private List<X509Certificate> chain(String alias, BagAttributes attributes) throws IOException {
    List<X509Certificate> chain = new ArrayList<>();
    for (Bytes digest : attributes.chain()) {
      if (rewritten && !certificates.containsKey(digest)) {
        warnOfChain(alias, chain.size(), attributes.chain().size());
        return chain;
      }
      chain.add(use(digest));
    }
    return chain;
  }

  private static void warnOfChain(String alias, int present, int all) {
    LOGGER.log(
        Level.WARNING,
        "Another program has rewritten the key store as PKCS12, by which {0} of the {1}"
            + " certificates of TPM key \"{2}\" are gone; the key is whole. Give it its"
            + " certificates again, with -storetype TPM",
        all - present,
        all,
        alias);
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
    SafeBag.TypedValue certificate = bag.typedValue();
    if (!certificate.type().equals(Pkcs12Types.X509_CERTIFICATE)) {
      throw new IOException(
          "key store holds a certificate of the unknown type " + certificate.type());
    }
    return certificate.value().octets();
  }
}
