package io.github.tpm4j.provider.software;

import io.github.tpm4j.provider.ServiceRow;
import io.github.tpm4j.tss.crypto.SoftwareProviders;
import java.security.NoSuchAlgorithmException;
import java.security.ProviderException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Digests, encodings of parameters and wraps of keys, by the first other provider that has them. A
 * library that was given this provider by {@code setProvider} asks it for these too, and some go on
 * in silence, with wrong parameters, where it has none.
 */
public final class SoftwareServices {
  private static final String DIGEST = "MessageDigest";
  private static final String PARAMETERS = "AlgorithmParameters";

  /** The arc of NIST's hashes (RFC 8017, B.1, and the registry of NIST for SHA-3). */
  private static final String HASH_ARC = "2.16.840.1.101.3.4.2.";

  private static final String AES_ARC = "2.16.840.1.101.3.4.1";

  private SoftwareServices() {}

  public static List<ServiceRow> rows() {
    return Stream.of(digests(), parameters(), keyWraps()).flatMap(rows -> rows).toList();
  }

  private static Stream<ServiceRow> digests() {
    return Stream.of(
        row(DIGEST, "SHA-1", "SHA", "SHA1", "1.3.14.3.2.26", "OID.1.3.14.3.2.26"),
        digest("SHA-224", 4),
        digest("SHA-256", 1),
        digest("SHA-384", 2),
        digest("SHA-512", 3),
        digest("SHA-512/224", 5),
        digest("SHA-512/256", 6),
        digest("SHA3-224", 7),
        digest("SHA3-256", 8),
        digest("SHA3-384", 9),
        digest("SHA3-512", 10));
  }

  private static ServiceRow digest(String name, int number) {
    return row(DIGEST, name, HASH_ARC + number, "OID." + HASH_ARC + number);
  }

  private static Stream<ServiceRow> parameters() {
    return Stream.of(
        row(PARAMETERS, "AES", aesParameters()),
        row(PARAMETERS, "EC", "EllipticCurve", "1.2.840.10045.2.1", "OID.1.2.840.10045.2.1"),
        row(PARAMETERS, "OAEP", "1.2.840.113549.1.1.7", "OID.1.2.840.113549.1.1.7"),
        row(PARAMETERS, "RSASSA-PSS", "1.2.840.113549.1.1.10", "OID.1.2.840.113549.1.1.10"));
  }

  /** AES, and with its three key sizes in CBC (RFC 3565, 4.1): the IV. */
  private static String[] aesParameters() {
    return Stream.of("", ".2", ".22", ".42")
        .map(number -> AES_ARC + number)
        .flatMap(oid -> Stream.of(oid, "OID." + oid))
        .toArray(String[]::new);
  }

  /** What CMS unwraps with a key that was agreed on (RFC 3394): a key of software. */
  private static Stream<ServiceRow> keyWraps() {
    return Stream.of(keyWrap(128, 5), keyWrap(192, 25), keyWrap(256, 45));
  }

  private static ServiceRow keyWrap(int bits, int number) {
    String oid = AES_ARC + "." + number;
    return row("Cipher", "AES_" + bits + "/KW/NoPadding", "AESWrap_" + bits, oid, "OID." + oid);
  }

  private static ServiceRow row(String type, String algorithm, String... aliases) {
    return ServiceRow.of(type, algorithm, (provider, tpm) -> software(type, algorithm))
        .alias(aliases)
        .attribute("ImplementedIn", "Software");
  }

  /** The object that another provider has behind a service. */
  private static Object software(String type, String algorithm) {
    try {
      return SoftwareProviders.of(type, algorithm).getService(type, algorithm).newInstance(null);
    } catch (NoSuchAlgorithmException e) {
      throw new ProviderException("This JVM has no " + type + " " + algorithm + " in software", e);
    }
  }
}
