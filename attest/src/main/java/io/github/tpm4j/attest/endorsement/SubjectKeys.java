package io.github.tpm4j.attest.endorsement;

import io.github.tpm4j.attest.Reason;
import io.github.tpm4j.attest.RefusedException;
import io.github.tpm4j.tss.asn1.Asn1Exception;
import io.github.tpm4j.tss.asn1.BerElement;
import io.github.tpm4j.tss.asn1.Oid;
import io.github.tpm4j.tss.crypto.SoftwareProviders;
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
  private static final Oid RSAES_OAEP = new Oid("1.2.840.113549.1.1.7");

  private SubjectKeys() {}

  static PublicKey of(X509Certificate certificate) throws RefusedException {
    PublicKey key = certificate.getPublicKey();
    if (key instanceof RSAPublicKey || key instanceof ECPublicKey) {
      return key;
    }
    try {
      List<BerElement> info = parts(BerElement.first(key.getEncoded(), 0), 2);
      Oid algorithm = parts(info.get(0), 1).get(0).oid();
      return algorithm.equals(RSAES_OAEP) ? rsa(info.get(1)) : key;
    } catch (Asn1Exception e) {
      throw Asn1Refusal.of(WHERE, e);
    }
  }

  private static List<BerElement> parts(BerElement sequence, int least) throws Asn1Exception {
    List<BerElement> parts = sequence.sequence();
    if (parts.size() < least) {
      throw new Asn1Exception("SEQUENCE of " + parts.size() + " elements");
    }
    return parts;
  }

  private static PublicKey rsa(BerElement bits) throws Asn1Exception, RefusedException {
    List<BerElement> both = parts(BerElement.first(bits.bitString(), 0), 2);
    try {
      return KeyFactory.getInstance("RSA", SoftwareProviders.of("KeyFactory", "RSA"))
          .generatePublic(new RSAPublicKeySpec(number(both.get(0)), number(both.get(1))));
    } catch (GeneralSecurityException e) {
      throw new RefusedException(Reason.MALFORMED, WHERE, "no RSA key: " + e.getMessage());
    }
  }

  /** Positive, also where the zero before it was forgotten. */
  private static BigInteger number(BerElement integer) {
    return new BigInteger(1, integer.content());
  }
}
