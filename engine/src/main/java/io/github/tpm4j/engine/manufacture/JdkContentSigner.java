package io.github.tpm4j.engine.manufacture;

import io.github.tpm4j.tss.crypto.SoftwareProviders;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;

/** Signs certificates by a key of the JDK's, RSA or EC. */
final class JdkContentSigner extends BufferedContentSigner {
  private static final int P256_BITS = 256;
  private static final int P384_BITS = 384;

  private final PrivateKey key;
  private final String algorithm;

  private JdkContentSigner(PrivateKey key, String algorithm) {
    super(new DefaultSignatureAlgorithmIdentifierFinder().find(algorithm));
    this.key = key;
    this.algorithm = algorithm;
  }

  /**
   * Signs with a hash that fits the key.
   *
   * @throws InvalidKeyException if it is neither RSA nor EC
   */
  static JdkContentSigner of(PrivateKey key) throws InvalidKeyException {
    return new JdkContentSigner(key, algorithm(key));
  }

  private static String algorithm(PrivateKey key) throws InvalidKeyException {
    if (key instanceof RSAKey) {
      return "SHA256withRSA";
    }
    if (key instanceof ECKey ec) {
      int bits = ec.getParams().getOrder().bitLength();
      return bits <= P256_BITS
          ? "SHA256withECDSA"
          : bits <= P384_BITS ? "SHA384withECDSA" : "SHA512withECDSA";
    }
    throw new InvalidKeyException("A key of " + key.getAlgorithm() + " signs no certificates here");
  }

  @Override
  byte[] sign(byte[] signed) {
    try {
      Signature signature =
          Signature.getInstance(algorithm, SoftwareProviders.of("Signature", algorithm));
      signature.initSign(key);
      signature.update(signed);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A key that fits its algorithm signs", e);
    }
  }
}
