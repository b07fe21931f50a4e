package io.github.tpm4j.engine.selftest;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.rsa.Oaep;
import io.github.tpm4j.engine.crypto.rsa.RsaPrivateKey;
import io.github.tpm4j.engine.crypto.rsa.RsaPss;
import io.github.tpm4j.engine.crypto.rsa.RsaPublicKey;
import io.github.tpm4j.engine.crypto.rsa.RsaesPkcs1;
import io.github.tpm4j.engine.crypto.rsa.RsassaPkcs1;
import io.github.tpm4j.tss.constants.TpmAlg;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;

/** RSA with one key and OpenSSL's answers. */
final class RsaAnswers {
  private static final String MESSAGE = "616263";
  private static final long EXPONENT = 65537;

  static final Map<TpmAlg, KnownAnswer> ALL = new RsaAnswers().answers();

  private final Properties octets = new Properties();
  private final RsaPublicKey publicKey;
  private final RsaPrivateKey key;
  private final byte[] digest = HashAlgorithm.SHA256.digest("abc".getBytes(US_ASCII));

  private RsaAnswers() {
    try (InputStream in = RsaAnswers.class.getResourceAsStream("rsa-answers.properties")) {
      octets.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("The known answers of RSA cannot be read", e);
    }
    publicKey = RsaPublicKey.of(octets("modulus"), EXPONENT);
    key = RsaPrivateKey.fromPrime(publicKey, octets("prime")).orElseThrow();
  }

  private byte[] octets(String name) {
    return HexFormat.of().parseHex(octets.getProperty(name));
  }

  private Map<TpmAlg, KnownAnswer> answers() {
    return Map.of(
        TpmAlg.RSA,
        new KnownAnswer(allOctets(), () -> key.apply(octets("cipherText.raw"))),
        TpmAlg.RSASSA,
        new KnownAnswer(
            octets.getProperty("signature.rsassa"),
            () -> RsassaPkcs1.sign(key, HashAlgorithm.SHA256, digest)),
        TpmAlg.RSAPSS,
        KnownAnswer.yes(
            () ->
                RsaPss.verify(publicKey, HashAlgorithm.SHA256, digest, octets("signature.rsapss"))),
        TpmAlg.RSAES,
        new KnownAnswer(
            MESSAGE, () -> RsaesPkcs1.decrypt(key, octets("cipherText.rsaes")).orElseThrow()),
        TpmAlg.OAEP,
        new KnownAnswer(
            MESSAGE,
            () ->
                Oaep.decrypt(
                        key, HashAlgorithm.SHA256, new byte[0], octets("cipherText.oaep.sha256"))
                    .orElseThrow()));
  }

  /** 00 to ff. */
  private static String allOctets() {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    return HexFormat.of().formatHex(all);
  }
}
