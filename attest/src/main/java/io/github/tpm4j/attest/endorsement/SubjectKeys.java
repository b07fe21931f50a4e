package io.github.tpm4j.attest.endorsement;

import io.github.tpm4j.attest.Reason;
import io.github.tpm4j.attest.RefusedException;
import io.github.tpm4j.tss.crypto.SoftwareProviders;
import io.github.tpm4j.tss.wire.Bytes;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.List;

/**
 * The public key of a certificate, also where it is declared as one of id-RSAES-OAEP (RFC 4055,
 * 4.1), which the JDK does not take for RSA.
 */
final class SubjectKeys {
  private static final String WHERE = "certificate.subjectPublicKeyInfo";
  private static final Bytes RSAES_OAEP = Bytes.ofHex("2a864886f70d010107");

  private SubjectKeys() {}

  static PublicKey of(X509Certificate certificate) throws RefusedException {
    PublicKey key = certificate.getPublicKey();
    if (key instanceof RSAPublicKey || key instanceof ECPublicKey) {
      return key;
    }
    DerElement info = DerElement.read(Bytes.adopt(key.getEncoded()), 0, WHERE);
    List<DerElement> parts = info.children(DerElement.SEQUENCE, 2, WHERE);
    DerElement algorithm = parts.get(0).children(DerElement.SEQUENCE, 1, WHERE).get(0);
    return algorithm.content().equals(RSAES_OAEP) ? rsa(parts.get(1)) : key;
  }

  private static PublicKey rsa(DerElement bits) throws RefusedException {
    if (bits.tag() != DerElement.BIT_STRING || bits.content().size() < 2) {
      throw new RefusedException(Reason.MALFORMED, WHERE, "no BIT STRING");
    }
    DerElement numbers = DerElement.read(bits.content(), 1, WHERE);
    List<DerElement> both = numbers.children(DerElement.SEQUENCE, 2, WHERE);
    try {
      return KeyFactory.getInstance("RSA", SoftwareProviders.of("KeyFactory", "RSA"))
          .generatePublic(new RSAPublicKeySpec(number(both.get(0)), number(both.get(1))));
    } catch (GeneralSecurityException e) {
      throw new RefusedException(Reason.MALFORMED, WHERE, "no RSA key: " + e.getMessage());
    }
  }

  private static BigInteger number(DerElement integer) {
    return new BigInteger(1, integer.content().borrow());
  }
}
