package io.github.tpm4j.engine.attestation.x509;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;

/** The DER octets of a structure. */
final class Der {
  private Der() {}

  static byte[] encoded(ASN1Encodable structure) {
    try {
      return structure.toASN1Primitive().getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new UncheckedIOException("A structure in memory has an encoding", e);
    }
  }
}
