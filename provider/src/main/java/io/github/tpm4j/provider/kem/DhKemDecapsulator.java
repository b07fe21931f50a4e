package io.github.tpm4j.provider.kem;

import io.github.tpm4j.keystore.TpmEcPrivateKey;
import io.github.tpm4j.provider.Failures;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.security.GeneralSecurityException;
import java.security.spec.ECPoint;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.SecretKey;

/** Recovers secrets of DHKEM (RFC 9180, 4.1, Decap) by TPM2_ECDH_ZGen. */
final class DhKemDecapsulator implements Decapsulator {
  private final TpmEcPrivateKey key;
  private final DhKemSuite suite;

  DhKemDecapsulator(TpmEcPrivateKey key, DhKemSuite suite) {
    this.key = key;
    this.suite = suite;
  }

  @Override
  public SecretKey decapsulate(byte[] encapsulation, int from, int to, String algorithm)
      throws GeneralSecurityException {
    Optional<ECPoint> ephemeral = suite.deserialized(encapsulation);
    if (ephemeral.isEmpty()) {
      throw PlatformKem.decapsulateException(
          "An encapsulated secret of DHKEM is an uncompressed point of "
              + encapsulationSize()
              + " bytes on the key's curve; this is none, of "
              + encapsulation.length,
          null);
    }
    SecretSlice slice = SecretSlice.of(from, to, algorithm, secretSize());
    byte[] agreed = agree(ephemeral.get());
    try (SecretBytes secret =
        SecretBytes.adopt(suite.secret(agreed, encapsulation, suite.serialized(key.publicKey())))) {
      return slice.of(secret);
    } finally {
      Arrays.fill(agreed, (byte) 0);
    }
  }

  private byte[] agree(ECPoint ephemeral) throws GeneralSecurityException {
    try {
      return key.agree(ephemeral);
    } catch (TpmException e) {
      throw PlatformKem.decapsulateException(Failures.refusal("Cannot decapsulate", key, e), e);
    }
  }

  @Override
  public int secretSize() {
    return suite.secretBytes();
  }

  @Override
  public int encapsulationSize() {
    return suite.encapsulationBytes();
  }
}
