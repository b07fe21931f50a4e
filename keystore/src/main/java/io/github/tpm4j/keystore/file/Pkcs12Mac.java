package io.github.tpm4j.keystore.file;

import io.github.tpm4j.tss.crypto.Nonces;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.security.UnrecoverableKeyException;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.MacData;
import org.bouncycastle.asn1.pkcs.PKCS12PBEParams;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DigestInfo;
import org.bouncycastle.operator.MacCalculator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcDefaultDigestProvider;
import org.bouncycastle.pkcs.PKCS12MacCalculatorBuilderProvider;
import org.bouncycastle.pkcs.PKCS12PfxPdu;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.bc.BcPKCS12MacCalculatorBuilderProvider;

/** The MAC over a PKCS#12 file with the store's password (RFC 7292, 4 and appendix B). */
final class Pkcs12Mac {
  /** As the JDK 17 and OpenSSL 3 do; the password guards no key, so more would buy little. */
  private static final int ITERATIONS = 10_000;

  /** As the JDK: more would let a file keep its reader busy for minutes. */
  static final int MAX_ITERATIONS = 5_000_000;

  /** As the JDK. */
  private static final int SALT_BYTES = 20;

  private static final PKCS12MacCalculatorBuilderProvider CALCULATORS =
      new BcPKCS12MacCalculatorBuilderProvider(BcDefaultDigestProvider.INSTANCE);

  private static final AlgorithmIdentifier SHA256 =
      new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256, DERNull.INSTANCE);

  private Pkcs12Mac() {}

  /** The MAC with HMAC-SHA-256 over the content of the AuthenticatedSafe. */
  static MacData make(byte[] authenticatedSafe, char[] password) throws IOException {
    byte[] salt = Nonces.octets(SALT_BYTES);
    PKCS12PBEParams parameters = new PKCS12PBEParams(salt, ITERATIONS);
    MacCalculator calculator = calculator(parameters, password);
    try (OutputStream out = calculator.getOutputStream()) {
      out.write(authenticatedSafe);
    }
    return new MacData(new DigestInfo(SHA256, calculator.getMac()), salt, ITERATIONS);
  }

  private static MacCalculator calculator(PKCS12PBEParams parameters, char[] password)
      throws IOException {
    try {
      return CALCULATORS
          .get(new AlgorithmIdentifier(SHA256.getAlgorithm(), parameters))
          .build(password);
    } catch (OperatorCreationException e) {
      throw new IOException("key store's MAC cannot be made: " + e.getMessage(), e);
    }
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
    if (pfx.getMacData() == null) {
      verifyAbsence(password);
      return;
    }
    checkIterations(pfx.getMacData().getIterationCount());
    if (password.length == 0 || !matches(pfx, password)) {
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

  private static boolean matches(Pfx pfx, char[] password) throws IOException {
    try {
      return new PKCS12PfxPdu(pfx).isMacValid(CALCULATORS, password);
    } catch (PKCSException e) {
      throw new IOException("key store's MAC cannot be verified: " + e.getMessage(), e);
    }
  }
}
