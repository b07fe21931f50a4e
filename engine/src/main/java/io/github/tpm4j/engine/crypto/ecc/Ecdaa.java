package io.github.tpm4j.engine.crypto.ecc;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.random.RandomSource;
import java.math.BigInteger;

/** ECDAA signatures (Part 1, C.4.2); a TPM makes them and cannot verify them. */
public final class Ecdaa {
  private Ecdaa() {}

  /**
   * The signature (k, s), k in the place of r.
   *
   * @param hash of the signing scheme
   * @param digest P, the value to sign
   * @param commitRandom r of the TPM2_Commit that this signature completes
   */
  public static EccSignature sign(
      EccPrivateKey key,
      HashAlgorithm hash,
      byte[] digest,
      BigInteger commitRandom,
      RandomSource random) {
    EccCurve curve = key.curve();
    while (true) {
      BigInteger k = EccPrivateKey.randomScalar(curve, random);
      byte[] kOctets = EccPoint.octets(k, curve.orderBytes());
      BigInteger t = new BigInteger(1, hash.digest(kOctets, digest)).mod(curve.order());
      BigInteger s = t.multiply(key.number()).add(commitRandom).mod(curve.order());
      if (s.signum() != 0) {
        return EccSignature.of(curve, k, s);
      }
    }
  }
}
