package io.github.tpm4j.keystore.file;

import io.github.tpm4j.tss.asn1.Asn1Exception;
import io.github.tpm4j.tss.asn1.BerElement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the envelope of PKCS#12: verifies its MAC and takes out the bags. */
final class Pkcs12Reader {
  private Pkcs12Reader() {}

  static List<FileEntry> read(byte[] content, char[] password) throws IOException {
    if (content.length == 0) {
      throw new IOException("key store is no PKCS#12: there is nothing in it");
    }
    try {
      Pfx pfx = Pfx.read(content);
      Pkcs12Mac.verify(pfx, password);
      return BagReader.entries(bags(pfx, content, password));
    } catch (Asn1Exception e) {
      throw new IOException("key store is no PKCS#12, or damaged: " + e.getMessage(), e);
    }
  }

  private static List<SafeBag> bags(Pfx pfx, byte[] content, char[] password) throws IOException {
    List<SafeBag> bags = new ArrayList<>();
    boolean encrypted = false;
    for (BerElement element : BerElement.read(pfx.contents().data()).sequence()) {
      ContentInfo info = ContentInfo.read(element);
      if (info.isData()) {
        for (BerElement bag : BerElement.read(info.data()).sequence()) {
          bags.add(SafeBag.read(bag));
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
}
