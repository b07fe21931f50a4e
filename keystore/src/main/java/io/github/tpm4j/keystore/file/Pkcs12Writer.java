package io.github.tpm4j.keystore.file;

import io.github.tpm4j.keystore.pem.Tss2PrivateKey;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.BERSequence;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.CertBag;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.MacData;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.bouncycastle.asn1.pkcs.SafeBag;
import org.bouncycastle.asn1.pkcs.SecretBag;

/**
 * Writes entries as PKCS#12: one unencrypted SafeContents with a bag for each entry in order, then
 * the certificates of the chains, each once.
 */
final class Pkcs12Writer {
  private final ASN1EncodableVector bags = new ASN1EncodableVector();
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
    SecretBag secret =
        new SecretBag(
            new ASN1ObjectIdentifier(key.type().oid()),
            ASN1Primitive.fromByteArray(key.encoded().borrow()));
    BagAttributes attributes =
        new BagAttributes()
            .alias(entry.alias())
            .creationTime(entry.creationTime())
            .localKeyId(entry.creationTime())
            .chain(digests)
            .origin(entry.origin());
    bags.add(new SafeBag(PKCSObjectIdentifiers.secretBag, secret, attributes.write()));
  }

  private void addTrusted(TrustedCertificate entry) throws IOException {
    writtenCertificates.add(Certificates.sha256(Certificates.write(entry.certificate())));
    bags.add(trusted(entry));
  }

  static SafeBag trusted(TrustedCertificate entry) throws IOException {
    return certificate(
        Certificates.write(entry.certificate()),
        new BagAttributes().alias(entry.alias()).creationTime(entry.creationTime()).trusted());
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

  private static SafeBag certificate(byte[] encoded, BagAttributes attributes) {
    CertBag bag = new CertBag(PKCSObjectIdentifiers.x509Certificate, new DEROctetString(encoded));
    return new SafeBag(PKCSObjectIdentifiers.certBag, bag, attributes.write());
  }

  private byte[] finish(char[] password) throws IOException {
    byte[] safeContents = new DERSequence(bags).getEncoded(ASN1Encoding.DER);
    byte[] authenticatedSafe = new DERSequence(data(safeContents)).getEncoded(ASN1Encoding.DER);
    MacData mac =
        password == null || password.length == 0
            ? null
            : Pkcs12Mac.make(authenticatedSafe, password);
    byte[] encoded = new Pfx(data(authenticatedSafe), mac).getEncoded(ASN1Encoding.DER);
    return hasKeys ? ofIndefiniteLength(encoded) : encoded;
  }

  /**
   * BER, as RFC 7292 allows. By its first octets the JDK's probe does not take the file for its
   * PKCS12: where the provider is missing it says that the format is unknown, where it is there it
   * finds the type TPM.
   */
  private static byte[] ofIndefiniteLength(byte[] sequence) throws IOException {
    ASN1EncodableVector elements = new ASN1EncodableVector();
    ASN1Sequence.getInstance(sequence).forEach(elements::add);
    return new BERSequence(elements).getEncoded(ASN1Encoding.BER);
  }

  private static ContentInfo data(byte[] content) {
    return new ContentInfo(PKCSObjectIdentifiers.data, new DEROctetString(content));
  }
}
