package io.github.tpm4j.keystore.file;

import io.github.tpm4j.keystore.pem.Tss2PrivateKey;
import io.github.tpm4j.tss.asn1.Der;
import io.github.tpm4j.tss.asn1.Oid;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes entries as PKCS#12: one unencrypted SafeContents with a bag for each entry in order, then
 * the certificates of the chains, each once.
 */
final class Pkcs12Writer {
  private final List<byte[]> bags = new ArrayList<>();
  private boolean hasKeys;
  private final Set<Bytes> writtenCertificates = new HashSet<>();

  private Pkcs12Writer() {}

  static byte[] write(List<FileEntry> entries, char[] password) throws IOException {
    Pkcs12Writer writer = new Pkcs12Writer();
    for (FileEntry entry : entries) {
      if (entry instanceof KeyEntry key) {
        writer.addKey(key);
      } else if (entry instanceof TrustedCertificate trusted) {
        writer.addTrusted(trusted);
      } else {
        throw new IOException(
            "Entry %s cannot be written: %s"
                .formatted(entry.alias(), ((DamagedEntry) entry).reason()));
      }
    }
    for (FileEntry entry : entries) {
      if (entry instanceof KeyEntry key) {
        writer.addChain(key);
      }
    }
    return writer.finish(password);
  }

  private void addKey(KeyEntry entry) throws IOException {
    hasKeys = true;
    List<Bytes> digests = new ArrayList<>();
    for (X509Certificate certificate : entry.chain()) {
      digests.add(Certificates.sha256(Certificates.write(certificate)));
    }
    Tss2PrivateKey key = entry.key();
    // Not an OCTET STRING: the JDK's PKCS12 would open the file, and lose chains when it writes it.
    byte[] secret = SafeBag.writeTypedValue(new Oid(key.type().oid()), key.encoded().borrow());
    BagAttributes attributes =
        new BagAttributes()
            .alias(entry.alias())
            .creationTime(entry.creationTime())
            .localKeyId(entry.creationTime())
            .chain(digests)
            .origin(entry.origin())
            .ofPrograms(entry.attributes());
    bags.add(SafeBag.write(Pkcs12Types.SECRET_BAG, secret, attributes));
  }

  private void addTrusted(TrustedCertificate entry) throws IOException {
    writtenCertificates.add(Certificates.sha256(Certificates.write(entry.certificate())));
    bags.add(trusted(entry));
  }

  static byte[] trusted(TrustedCertificate entry) throws IOException {
    return certificate(
        Certificates.write(entry.certificate()),
        new BagAttributes()
            .alias(entry.alias())
            .creationTime(entry.creationTime())
            .trusted()
            .ofPrograms(entry.attributes()));
  }

  private void addChain(KeyEntry entry) throws IOException {
    boolean own = true;
    for (X509Certificate certificate : entry.chain()) {
      byte[] encoded = Certificates.write(certificate);
      if (writtenCertificates.add(Certificates.sha256(encoded))) {
        BagAttributes attributes = new BagAttributes();
        if (own) {
          attributes.alias(entry.alias()).localKeyId(entry.creationTime());
        }
        bags.add(certificate(encoded, attributes));
      }
      own = false;
    }
  }

  private static byte[] certificate(byte[] encoded, BagAttributes attributes) {
    byte[] certificate =
        SafeBag.writeTypedValue(Pkcs12Types.X509_CERTIFICATE, Der.octetString(encoded));
    return SafeBag.write(Pkcs12Types.CERTIFICATE_BAG, certificate, attributes);
  }

  private byte[] finish(char[] password) throws IOException {
    byte[] safeContents = Der.sequence(bags);
    byte[] authenticatedSafe = Der.sequence(ContentInfo.writeData(safeContents));
    Optional<MacData> mac =
        password == null || password.length == 0
            ? Optional.empty()
            : Optional.of(Pkcs12Mac.make(authenticatedSafe, password));
    return hasKeys
        ? Pfx.writeWithIndefiniteLength(authenticatedSafe, mac)
        : Pfx.write(authenticatedSafe, mac);
  }
}
