package io.github.tpm4j.provider.generation;

import io.github.tpm4j.tss.asn1.Der;
import io.github.tpm4j.tss.wire.Bytes;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javax.security.auth.x500.X500Principal;

/** Writes certificates without extensions whose subject is their issuer (RFC 5280, 4.1). */
final class CertificateWriter {
  private static final int VERSION_3 = 2;
  private static final int UTC_TIME = 0x17;
  private static final int GENERALIZED_TIME = 0x18;

  /** UTCTime has two digits for the years 1950 to 2049 (4.1.2.5.1). */
  private static final int FIRST_UTC_YEAR = 1950;

  private static final int LAST_UTC_YEAR = 2049;

  private CertificateWriter() {}

  /** What is signed, a TBSCertificate. */
  static byte[] toBeSigned(
      X500Principal name,
      BigInteger serial,
      Instant notBefore,
      Instant notAfter,
      PublicKey key,
      byte[] signatureAlgorithm) {
    return Der.sequence(
        Der.explicit(0, Der.integer(VERSION_3)),
        Der.integer(serial),
        signatureAlgorithm,
        name.getEncoded(),
        Der.sequence(time(notBefore), time(notAfter)),
        name.getEncoded(),
        key.getEncoded());
  }

  static byte[] signed(byte[] toBeSigned, byte[] signatureAlgorithm, byte[] signature) {
    return Der.sequence(toBeSigned, signatureAlgorithm, Der.bitString(Bytes.of(signature)));
  }

  private static byte[] time(Instant instant) {
    ZonedDateTime time = instant.atZone(ZoneOffset.UTC);
    boolean utc = time.getYear() >= FIRST_UTC_YEAR && time.getYear() <= LAST_UTC_YEAR;
    DateTimeFormatter format =
        DateTimeFormatter.ofPattern(utc ? "uuMMddHHmmss'Z'" : "uuuuMMddHHmmss'Z'", Locale.ROOT);
    return Der.element(
        utc ? UTC_TIME : GENERALIZED_TIME, format.format(time).getBytes(StandardCharsets.US_ASCII));
  }
}
