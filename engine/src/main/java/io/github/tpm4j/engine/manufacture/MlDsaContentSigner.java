package io.github.tpm4j.engine.manufacture;

import io.github.tpm4j.engine.crypto.mldsa.MessageRepresentative;
import io.github.tpm4j.engine.crypto.mldsa.MlDsaPrivateKey;
import io.github.tpm4j.engine.crypto.random.RandomSource;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;

/** ML-DSA-87 without a context (RFC 9881, 3), for one certificate after another. */
final class MlDsaContentSigner extends BufferedContentSigner {
  private static final byte[] NO_CONTEXT = {};

  private final MlDsaPrivateKey key;
  private final RandomSource random;

  MlDsaContentSigner(MlDsaPrivateKey key, RandomSource random) {
    super(NISTObjectIdentifiers.id_ml_dsa_87);
    this.key = key;
    this.random = random;
  }

  @Override
  byte[] sign(byte[] signed) {
    MessageRepresentative mu = MessageRepresentative.pure(key.publicKey(), NO_CONTEXT);
    mu.update(signed);
    return key.sign(mu.octets(), random);
  }
}
