package io.github.tpm4j.signers;

import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.SignatureGenerationException;
import com.auth0.jwt.exceptions.SignatureVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;

/** An algorithm of java-jwt for any private key that JCA knows; it signs and does not verify. */
final class JcaAlgorithm extends Algorithm {
  private final String signature;
  private final PrivateKey key;

  /**
   * An algorithm.
   *
   * @param name as in the header of the token
   * @param signature the name of JCA, whose encoding for EC is {@code …inP1363Format}
   */
  JcaAlgorithm(String name, String signature, PrivateKey key) {
    super(name, signature);
    this.signature = signature;
    this.key = key;
  }

  @Override
  public byte[] sign(byte[] content) {
    try {
      Signature signer = Signature.getInstance(signature);
      signer.initSign(key);
      signer.update(content);
      return signer.sign();
    } catch (GeneralSecurityException e) {
      throw new SignatureGenerationException(this, e);
    }
  }

  @Override
  public void verify(DecodedJWT token) {
    throw new SignatureVerificationException(this);
  }
}
