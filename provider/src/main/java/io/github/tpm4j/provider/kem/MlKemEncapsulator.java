package io.github.tpm4j.provider.kem;

import io.github.tpm4j.tss.algorithms.MlKemSet;
import io.github.tpm4j.tss.crypto.KeyEncapsulation;
import io.github.tpm4j.tss.crypto.SharedSecret;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.SecureRandom;

/** Makes secrets for the holder of a key (FIPS 203, algorithm 20), in software. */
final class MlKemEncapsulator implements Encapsulator {
  private final KeyEncapsulation software;
  private final MlKemSet set;

  MlKemEncapsulator(PublicKey key, MlKemSet set, SecureRandom random) throws InvalidKeyException {
    this.set = set;
    try {
      software = random == null ? KeyEncapsulation.to(key) : KeyEncapsulation.to(key, random);
    } catch (InvalidKeyException e) {
      throw e;
    } catch (GeneralSecurityException e) {
      throw new ProviderException("ML-KEM in software: " + e.getMessage(), e);
    }
  }

  @Override
  public Object encapsulate(int from, int to, String algorithm) {
    SecretSlice slice = SecretSlice.of(from, to, algorithm, secretSize());
    try {
      SharedSecret made = software.encapsulate();
      try (SecretBytes secret = made.secret()) {
        return PlatformKem.encapsulated(slice.of(secret), made.encrypted().toByteArray());
      }
    } catch (GeneralSecurityException e) {
      throw new ProviderException("ML-KEM in software: " + e.getMessage(), e);
    }
  }

  @Override
  public int secretSize() {
    return MlKemSet.SHARED_SECRET_BYTES;
  }

  @Override
  public int encapsulationSize() {
    return set.ciphertextBytes();
  }
}
