package io.github.tpm4j.engine.crypto.ecc;

import io.github.tpm4j.engine.crypto.library.Primitive;
import io.github.tpm4j.engine.crypto.random.RandomSource;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Optional;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.DSAKCalculator;
import org.bouncycastle.crypto.signers.ECDSASigner;

/** ECDSA (FIPS 186-4, 6.4; Part 1, C.4.1) over a digest, cut to the order's bits if longer. */
public final class Ecdsa {
  private Ecdsa() {}

  /**
   * A signature.
   *
   * @param random gives k; the native library takes its own instead
   */
  public static EccSignature sign(EccPrivateKey key, byte[] digest, RandomSource random) {
    return key.natively(Primitive.ECDSA_SIGN, it -> it.sign(digest))
        .map(encoded -> EccSignature.ofDer(key.curve(), encoded))
        .orElseGet(() -> signHere(key, digest, random));
  }

  private static EccSignature signHere(EccPrivateKey key, byte[] digest, RandomSource random) {
    ECDSASigner signer = new ECDSASigner(new RandomNonce(key.curve(), random));
    signer.init(true, key.parameters());
    BigInteger[] signature = signer.generateSignature(digest);
    return EccSignature.of(key.curve(), signature[0], signature[1]);
  }

  public static boolean verify(EccPoint publicPoint, byte[] digest, EccSignature signature) {
    Optional<byte[]> encoded = signature.toDer(publicPoint.curve());
    return encoded.isPresent()
        && publicPoint
            .nativeKey(Primitive.ECDSA_VERIFY)
            .flatMap(key -> key.verify(digest, encoded.get()))
            .orElseGet(() -> verifyHere(publicPoint, digest, signature));
  }

  static boolean verifyHere(EccPoint publicPoint, byte[] digest, EccSignature signature) {
    EccCurve curve = publicPoint.curve();
    ECDSASigner signer = new ECDSASigner();
    signer.init(false, new ECPublicKeyParameters(publicPoint.point(), curve.domain()));
    return signer.verifySignature(digest, signature.rNumber(), signature.sNumber());
  }

  /** k by extra random bits (FIPS 186-4, B.5.1), from the TPM's own generator. */
  private record RandomNonce(EccCurve curve, RandomSource source) implements DSAKCalculator {
    @Override
    public boolean isDeterministic() {
      return false;
    }

    @Override
    public void init(BigInteger n, SecureRandom random) {
      // The source was given at construction.
    }

    @Override
    public void init(BigInteger n, BigInteger d, byte[] message) {
      throw new UnsupportedOperationException("k is random");
    }

    @Override
    public BigInteger nextK() {
      return EccPrivateKey.randomScalar(curve, source);
    }
  }
}
