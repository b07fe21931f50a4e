package io.github.tpm4j.keystore.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.bouncycastle.asn1.pkcs.SafeBag;

/** Reads the envelope of PKCS#12: verifies its MAC and takes out the bags. */
final class Pkcs12Reader {
  private Pkcs12Reader() {}

  static List<FileEntry> read(byte[] content, char[] password) throws IOException {
    if (content.length == 0) {
      throw new IOException("key store is no PKCS#12: there is nothing in it");
    }
    try {
      Pfx pfx = parse(content);
      Pkcs12Mac.verify(pfx, password);
      return BagReader.entries(bags(pfx, content, password));
    } catch (RuntimeException e) {
      // Bouncy Castle reports bad ASN.1 by several unchecked exceptions.
      throw damaged(e);
    }
  }

  private static Pfx parse(byte[] content) throws IOException {
    try {
      return Pfx.getInstance(ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(content)));
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  private static IOException damaged(Exception cause) {
    return new IOException("key store is no PKCS#12, or damaged: " + cause.getMessage(), cause);
  }

  private static List<SafeBag> bags(Pfx pfx, byte[] content, char[] password) throws IOException {
    List<SafeBag> bags = new ArrayList<>();
    boolean encrypted = false;
    for (ASN1Encodable element : ASN1Sequence.getInstance(data(pfx.getAuthSafe()))) {
      ContentInfo info = ContentInfo.getInstance(element);
      if (info.getContentType().equals(PKCSObjectIdentifiers.data)) {
        for (ASN1Encodable bag : ASN1Sequence.getInstance(data(info))) {
          bags.add(SafeBag.getInstance(bag));
        }
      } else {
        encrypted = true;
      }
    }
    if (encrypted) {
      BagReader.refuseSoftwareKeys(bags);
      requireRewritten(bags);
      bags.addAll(RewrittenFile.certificates(content, password));
    }
    return bags;
  }

  private static void requireRewritten(List<SafeBag> bags) throws IOException {
    if (!SecretBags.anyRewritten(bags)) {
      throw new IOException(
          "key store has encrypted contents, as software key stores do; it is not of type TPM:"
              + " open it with type PKCS12");
    }
  }

  private static byte[] data(ContentInfo info) throws IOException {
    if (!info.getContentType().equals(PKCSObjectIdentifiers.data)) {
      throw new IOException(
          "key store has contents of the type %s, not of type data"
              .formatted(info.getContentType()));
    }
    return ASN1OctetString.getInstance(info.getContent()).getOctets();
  }
}
