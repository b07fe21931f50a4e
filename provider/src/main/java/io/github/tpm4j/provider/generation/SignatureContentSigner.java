package io.github.tpm4j.provider.generation;

import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.SignatureException;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.jcajce.io.OutputStreamFactory;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.bouncycastle.operator.RuntimeOperatorException;

/**
 * Signs with one provider's Signature and nothing else of it, where {@code JcaContentSignerBuilder}
 * would want the provider's digests too.
 *
 * @param signer initialised
 */
record SignatureContentSigner(AlgorithmIdentifier algorithm, Signature signer)
    implements ContentSigner {

  static SignatureContentSigner of(String algorithm, Provider provider, PrivateKey key)
      throws GeneralSecurityException {
    Signature signer = Signature.getInstance(algorithm, provider);
    signer.initSign(key);
    return new SignatureContentSigner(
        new DefaultSignatureAlgorithmIdentifierFinder().find(algorithm), signer);
  }

  @Override
  public AlgorithmIdentifier getAlgorithmIdentifier() {
    return algorithm;
  }

  @Override
  public OutputStream getOutputStream() {
    return OutputStreamFactory.createStream(signer);
  }

  @Override
  public byte[] getSignature() {
    try {
      return signer.sign();
    } catch (SignatureException e) {
      throw new RuntimeOperatorException(e.getMessage(), e);
    }
  }
}
