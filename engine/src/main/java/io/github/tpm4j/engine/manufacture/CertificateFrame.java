package io.github.tpm4j.engine.manufacture;

import io.github.tpm4j.engine.crypto.random.RandomSource;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.cert.X509v3CertificateBuilder;

/**
 * What all certificates of an authority have in common.
 *
 * @param begin of their validity
 * @param random that the serial numbers come from
 */
record CertificateFrame(X500Name issuer, Instant begin, RandomSource random) {
  /** RFC 5280, 4.1.2.2: at most 20 octets, positive. */
  private static final int SERIAL_NUMBER_BITS = 159;

  /** RFC 5280, 4.1.2.5: of a certificate that does not expire, as its key does not. */
  private static final Time NEVER = new Time(new ASN1GeneralizedTime("99991231235959Z"));

  X509v3CertificateBuilder builder(X500Name subject, SubjectPublicKeyInfo publicKey) {
    BigInteger serialNumber = random.bits(SERIAL_NUMBER_BITS).setBit(SERIAL_NUMBER_BITS - 1);
    return new X509v3CertificateBuilder(
        issuer, serialNumber, new Time(Date.from(begin)), NEVER, subject, publicKey);
  }
}
