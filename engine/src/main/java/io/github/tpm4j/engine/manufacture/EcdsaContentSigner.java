package io.github.tpm4j.engine.manufacture;

import io.github.tpm4j.engine.crypto.ecc.EccPrivateKey;
import io.github.tpm4j.engine.crypto.ecc.EccSignature;
import io.github.tpm4j.engine.crypto.ecc.Ecdsa;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.random.RandomSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;

/** ECDSA with SHA-384 (RFC 5758, 3.2), for one certificate after another. */
final class EcdsaContentSigner extends BufferedContentSigner {
  private final EccPrivateKey key;
  private final RandomSource random;

  EcdsaContentSigner(EccPrivateKey key, RandomSource random) {
    super(X9ObjectIdentifiers.ecdsa_with_SHA384);
    this.key = key;
    this.random = random;
  }

  @Override
  byte[] sign(byte[] signed) {
    byte[] digest = HashAlgorithm.SHA384.digest(signed);
    EccSignature signature = Ecdsa.sign(key, digest, random);
    try {
      return StandardDSAEncoding.INSTANCE.encode(
          key.curve().order(), new BigInteger(1, signature.r()), new BigInteger(1, signature.s()));
    } catch (IOException e) {
      throw new UncheckedIOException("A signature in memory has an encoding", e);
    }
  }
}
