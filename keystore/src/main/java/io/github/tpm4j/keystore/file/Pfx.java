package io.github.tpm4j.keystore.file;

import io.github.tpm4j.tss.asn1.Asn1Exception;
import io.github.tpm4j.tss.asn1.BerElement;
import io.github.tpm4j.tss.asn1.Der;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;

/**
 * The outermost structure of PKCS#12 (RFC 7292, 4).
 *
 * @param contents the AuthenticatedSafe
 * @param mac over the contents, if there is one
 */
record Pfx(ContentInfo contents, Optional<MacData> mac) {
  private static final int VERSION = 3;

  /** A SEQUENCE of indefinite length, and its end (X.690, 8.1.3.6). */
  private static final byte[] INDEFINITE_SEQUENCE = {0x30, (byte) 0x80};

  private static final byte[] END_OF_CONTENTS = {0, 0};

  static Pfx read(byte[] encoded) throws Asn1Exception {
    List<BerElement> fields = BerElement.read(encoded).sequence();
    if (fields.size() != 2 && fields.size() != 3) {
      throw new Asn1Exception("it has " + fields.size() + " fields");
    }
    if (fields.get(0).integer().intValue() != VERSION) {
      throw new Asn1Exception("its version is not " + VERSION);
    }
    return new Pfx(
        ContentInfo.read(fields.get(1)),
        fields.size() == 2 ? Optional.empty() : Optional.of(MacData.read(fields.get(2))));
  }

  /** The file in DER. */
  static byte[] write(byte[] authenticatedSafe, Optional<MacData> mac) {
    byte[] version = Der.integer(VERSION);
    byte[] contents = ContentInfo.writeData(authenticatedSafe);
    return mac.isEmpty()
        ? Der.sequence(version, contents)
        : Der.sequence(version, contents, mac.get().write());
  }

  /**
   * The file in BER, as RFC 7292 allows. By its first bytes the JDK's probe does not take the file
   * for its PKCS12: where the provider is missing it says that the format is unknown, where it is
   * there it finds the type TPM.
   */
  static byte[] writeWithIndefiniteLength(byte[] authenticatedSafe, Optional<MacData> mac) {
    ByteArrayOutputStream file = new ByteArrayOutputStream(authenticatedSafe.length + 256);
    file.writeBytes(INDEFINITE_SEQUENCE);
    file.writeBytes(Der.integer(VERSION));
    file.writeBytes(ContentInfo.writeData(authenticatedSafe));
    mac.ifPresent(data -> file.writeBytes(data.write()));
    file.writeBytes(END_OF_CONTENTS);
    return file.toByteArray();
  }
}
