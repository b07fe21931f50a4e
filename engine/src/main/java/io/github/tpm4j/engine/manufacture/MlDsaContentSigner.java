package io.github.tpm4j.engine.manufacture;

import io.github.tpm4j.engine.crypto.mldsa.MessageRepresentative;
import io.github.tpm4j.engine.crypto.mldsa.MlDsaPrivateKey;
import io.github.tpm4j.engine.crypto.random.RandomSource;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.ContentSigner;

/** ML-DSA-87 without a context (RFC 9881, 3), for one certificate after another. */
final class MlDsaContentSigner implements ContentSigner {
  private static final AlgorithmIdentifier ALGORITHM =
      new AlgorithmIdentifier(NISTObjectIdentifiers.id_ml_dsa_87);
  private static final byte[] NO_CONTEXT = {};

  private final MlDsaPrivateKey key;
  private final RandomSource random;
  private final ByteArrayOutputStream content = new ByteArrayOutputStream();

  MlDsaContentSigner(MlDsaPrivateKey key, RandomSource random) {
    this.key = key;
    this.random = random;
  }

  @Override
  public AlgorithmIdentifier getAlgorithmIdentifier() {
    return ALGORITHM;
  }

  @Override
  public OutputStream getOutputStream() {
    content.reset();
    return content;
  }

  @Override
  public byte[] getSignature() {
    MessageRepresentative mu = MessageRepresentative.pure(key.publicKey(), NO_CONTEXT);
    mu.update(content.toByteArray());
    return key.sign(mu.octets(), random);
  }
}
