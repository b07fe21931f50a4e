package io.github.tpm4j.engine.manufacture;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.ContentSigner;

/** Signs one certificate after another, each of which it keeps until it is complete. */
abstract class BufferedContentSigner implements ContentSigner {
  private final AlgorithmIdentifier algorithm;
  private final ByteArrayOutputStream content = new ByteArrayOutputStream();

  /**
   * @param algorithm of the signatures, which has no parameters
   */
  BufferedContentSigner(ASN1ObjectIdentifier algorithm) {
    this(new AlgorithmIdentifier(algorithm));
  }

  /**
   * @param algorithm of the signatures
   */
  BufferedContentSigner(AlgorithmIdentifier algorithm) {
    this.algorithm = algorithm;
  }

  /** The signature of what is to be signed. */
  abstract byte[] sign(byte[] signed);

  @Override
  public final AlgorithmIdentifier getAlgorithmIdentifier() {
    return algorithm;
  }

  @Override
  public final OutputStream getOutputStream() {
    content.reset();
    return content;
  }

  @Override
  public final byte[] getSignature() {
    return sign(content.toByteArray());
  }
}
