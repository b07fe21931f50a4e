package io.github.tpm4j.samples.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/**
 * Tokens by Nimbus JOSE+JWT. PS256 instead of RS256 needs the line {@code
 * jdk.security.provider.preferred=Signature.RSASSA-PSS:TPM} in {@code java.security}.
 */
public final class NimbusToken {
  private static final Duration VALIDITY = Duration.ofMinutes(5);

  private NimbusToken() {}

  /**
   * A token that says who somebody is, in compact form.
   *
   * @param entry a key of RSA or of P-256, from a KeyStore of type TPM
   * @throws JOSEException if the TPM refuses; its cause says why
   */
  public static String sign(PrivateKeyEntry entry, String subject) throws JOSEException {
    PrivateKey key = entry.getPrivateKey();
    boolean isRsa = key.getAlgorithm().equals("RSA");
    JWSSigner signer = isRsa ? new RSASSASigner(key) : new ECDSASigner(key, Curve.P_256);
    SignedJWT token =
        new SignedJWT(
            new JWSHeader(isRsa ? JWSAlgorithm.RS256 : JWSAlgorithm.ES256),
            new JWTClaimsSet.Builder()
                .subject(subject)
                .expirationTime(Date.from(Instant.now().plus(VALIDITY)))
                .build());
    token.sign(signer);
    return token.serialize();
  }
}
