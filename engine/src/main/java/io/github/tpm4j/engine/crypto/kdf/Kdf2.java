package io.github.tpm4j.engine.crypto.kdf;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import org.bouncycastle.crypto.generators.KDF2BytesGenerator;
import org.bouncycastle.crypto.params.KDFParameters;

/** TPM_ALG_KDF2 (IEEE 1363a, 13.2): H(secret ‖ counter ‖ parameters), the counter from 1. */
public final class Kdf2 {
  private Kdf2() {}

  public static byte[] derive(HashAlgorithm hash, byte[] secret, byte[] parameters, int bytes) {
    KDF2BytesGenerator generator = new KDF2BytesGenerator(hash.newDigest());
    generator.init(new KDFParameters(secret, parameters));
    byte[] out = new byte[bytes];
    generator.generateBytes(out, 0, bytes);
    return out;
  }
}
