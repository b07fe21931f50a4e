package io.github.tpm4j.samples.tokens;

import io.jsonwebtoken.Jwts;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/**
 * Tokens by jjwt, which chooses RS256 or ES256 by the key. PS256 needs the line {@code
 * jdk.security.provider.preferred=Signature.RSASSA-PSS:TPM} in {@code java.security}.
 */
public final class JjwtToken {
  private static final Duration VALIDITY = Duration.ofMinutes(5);

  private JjwtToken() {}

  /**
   * A token that says who somebody is, in compact form.
   *
   * @param entry a key of RSA or EC, from a KeyStore of type TPM
   */
  public static String sign(PrivateKeyEntry entry, String subject) {
    return Jwts.builder()
        .subject(subject)
        .expiration(Date.from(Instant.now().plus(VALIDITY)))
        .signWith(entry.getPrivateKey())
        .compact();
  }

  /** The subject of a token, once it has been verified. */
  public static String subject(String token, PublicKey key) {
    return Jwts.parser().verifyWith(key).build().parseSignedClaims(token).getPayload().getSubject();
  }

  /** What somebody has encrypted for the key (RSA-OAEP or ECDH-ES, which the message names). */
  public static byte[] decrypt(String message, PrivateKey key) {
    return Jwts.parser().decryptWith(key).build().parseEncryptedContent(message).getPayload();
  }
}
