package io.github.tpm4j.provider.kem;

import io.github.tpm4j.keystore.TpmEcPrivateKey;
import io.github.tpm4j.provider.Failures;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECParameterSpec;

/**
 * DHKEM (RFC 9180, 4.1) on P-256, P-384 and P-521: TPM2_ECDH_ZGen agrees, HKDF in software derives.
 * Secrets for a public key are made in software.
 */
final class DhKem implements Mechanism {
  static final String NAME = "DHKEM";

  @Override
  public DhKemEncapsulator newEncapsulator(
      PublicKey key, AlgorithmParameterSpec parameters, SecureRandom random)
      throws InvalidAlgorithmParameterException, InvalidKeyException {
    requireNone(parameters);
    if (!(key instanceof ECPublicKey ec) || ec.getParams() == null) {
      throw new InvalidKeyException("DHKEM needs an elliptic-curve public key here");
    }
    return new DhKemEncapsulator(ec, suite(ec.getParams()), random);
  }

  @Override
  public DhKemDecapsulator newDecapsulator(PrivateKey key, AlgorithmParameterSpec parameters)
      throws InvalidAlgorithmParameterException, InvalidKeyException {
    requireNone(parameters);
    TpmEcPrivateKey tpmKey = Failures.requireTpmKey(key, TpmEcPrivateKey.class);
    if (!tpmKey.canAgree()) {
      throw new InvalidKeyException("TPM key " + tpmKey.alias() + " is not for key agreement");
    }
    return new DhKemDecapsulator(tpmKey, suite(tpmKey.getParams()));
  }

  private static void requireNone(AlgorithmParameterSpec parameters)
      throws InvalidAlgorithmParameterException {
    if (parameters != null) {
      throw new InvalidAlgorithmParameterException("DHKEM has no parameters");
    }
  }

  private static DhKemSuite suite(ECParameterSpec parameters) throws InvalidKeyException {
    return DhKemSuite.of(parameters)
        .orElseThrow(
            () ->
                new InvalidKeyException(
                    "DHKEM has P-256, P-384 and P-521, and no other curve here"));
  }
}
