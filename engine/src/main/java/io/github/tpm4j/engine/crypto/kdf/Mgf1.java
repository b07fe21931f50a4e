package io.github.tpm4j.engine.crypto.kdf;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import org.bouncycastle.crypto.generators.MGF1BytesGenerator;
import org.bouncycastle.crypto.params.MGFParameters;

/** TPM_ALG_MGF1 (RFC 8017, B.2.1): H(seed ‖ counter), the counter from 0. */
public final class Mgf1 {
  private Mgf1() {}

  public static byte[] mask(HashAlgorithm hash, byte[] seed, int bytes) {
    MGF1BytesGenerator generator = new MGF1BytesGenerator(hash.newDigest());
    generator.init(new MGFParameters(seed));
    byte[] out = new byte[bytes];
    generator.generateBytes(out, 0, bytes);
    return out;
  }
}
