package io.github.tpm4j.keystore.file;

import io.github.tpm4j.tss.asn1.Oid;
import io.github.tpm4j.tss.crypto.Nonces;
import io.github.tpm4j.tss.crypto.SoftwareProviders;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.UnrecoverableKeyException;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.PBEParameterSpec;

/** The MAC over a PKCS#12 file with the store's password (RFC 7292, 4 and appendix B). */
final class Pkcs12Mac {
  /** As the JDK 17 and OpenSSL 3 do; the password guards no key, so more would buy little. */
  private static final int ITERATIONS = 10_000;

  /** As the JDK: more would let a file keep its reader busy for minutes. */
  static final int MAX_ITERATIONS = 5_000_000;

  /** As the JDK. */
  private static final int SALT_BYTES = 20;

  private static final Oid SHA256 = new Oid("2.16.840.1.101.3.4.2.1");

  /** The JCA names, each of which means HMAC and the key derivation of appendix B. */
  private static final Map<Oid, String> ALGORITHMS =
      Map.of(
          new Oid("1.3.14.3.2.26"),
          "HmacPBESHA1",
          SHA256,
          "HmacPBESHA256",
          new Oid("2.16.840.1.101.3.4.2.2"),
          "HmacPBESHA384",
          new Oid("2.16.840.1.101.3.4.2.3"),
          "HmacPBESHA512",
          new Oid("2.16.840.1.101.3.4.2.4"),
          "HmacPBESHA224",
          new Oid("2.16.840.1.101.3.4.2.5"),
          "HmacPBESHA512/224",
          new Oid("2.16.840.1.101.3.4.2.6"),
          "HmacPBESHA512/256");

  private Pkcs12Mac() {}

  /** The MAC with HMAC-SHA-256 over the content of the AuthenticatedSafe. */
  static MacData make(byte[] authenticatedSafe, char[] password) throws IOException {
    byte[] salt = Nonces.octets(SALT_BYTES);
    byte[] mac = compute(SHA256, salt, ITERATIONS, authenticatedSafe, password);
    return new MacData(SHA256, mac, salt, BigInteger.valueOf(ITERATIONS));
  }

  /**
   * Verifies the MAC if there is a password.
   *
   * @throws IOException if file and password do not go together
   */
  static void verify(Pfx pfx, char[] password) throws IOException {
    if (password == null) {
      return;
    }
    Optional<MacData> mac = pfx.mac();
    if (mac.isEmpty()) {
      verifyAbsence(password);
      return;
    }
    checkIterations(mac.get().iterations());
    if (password.length == 0 || !matches(mac.get(), pfx.contents().data(), password)) {
      String words = "key store password is wrong, or the file was changed";
      throw new IOException(words, new UnrecoverableKeyException(words));
    }
  }

  /** Otherwise whoever can write the file could take its protection away unseen. */
  private static void verifyAbsence(char[] password) throws IOException {
    if (password.length > 0) {
      throw new IOException(
          "key store has no MAC that the password could verify;"
              + " if it was written without a password, open it without one");
    }
  }

  private static void checkIterations(BigInteger iterations) throws IOException {
    if (iterations.signum() <= 0 || iterations.compareTo(BigInteger.valueOf(MAX_ITERATIONS)) > 0) {
      throw new IOException(
          "key store's MAC has an iteration count outside 1 to " + MAX_ITERATIONS);
    }
  }

  private static boolean matches(MacData mac, byte[] authenticatedSafe, char[] password)
      throws IOException {
    byte[] expected =
        compute(mac.digest(), mac.salt(), mac.iterations().intValue(), authenticatedSafe, password);
    return MessageDigest.isEqual(expected, mac.mac());
  }

  private static byte[] compute(
      Oid digest, byte[] salt, int iterations, byte[] authenticatedSafe, char[] password)
      throws IOException {
    String algorithm = ALGORITHMS.get(digest);
    if (algorithm == null) {
      throw new IOException("key store's MAC is of the unknown kind " + digest);
    }
    try (PasswordKey key = new PasswordKey(password, salt, iterations)) {
      Mac mac = Mac.getInstance(algorithm, SoftwareProviders.of("Mac", algorithm));
      mac.init(key, new PBEParameterSpec(salt, iterations));
      return mac.doFinal(authenticatedSafe);
    } catch (GeneralSecurityException e) {
      throw new IOException("key store's MAC cannot be computed: " + e.getMessage(), e);
    }
  }
}
