package io.github.tpm4j.provider.kem;

import io.github.tpm4j.keystore.TpmMlKemPrivateKey;
import io.github.tpm4j.provider.Failures;
import io.github.tpm4j.tss.algorithms.MlKemSet;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.security.GeneralSecurityException;
import javax.crypto.SecretKey;

/** Recovers secrets (FIPS 203, algorithm 21) by TPM2_Decapsulate. */
final class MlKemDecapsulator implements Decapsulator {
  private final TpmMlKemPrivateKey key;

  MlKemDecapsulator(TpmMlKemPrivateKey key) {
    this.key = key;
  }

  /**
   * Recovers a part of a secret. What is no ciphertext of the key, but has the length of one, gives
   * a secret that nobody knows, as FIPS 203 has it.
   *
   * @throws GeneralSecurityException a {@code DecapsulateException}, if the length is wrong or the
   *     TPM refuses
   */
  @Override
  public SecretKey decapsulate(byte[] encapsulation, int from, int to, String algorithm)
      throws GeneralSecurityException {
    if (encapsulation.length != encapsulationSize()) {
      throw PlatformKem.decapsulateException(
          "An encapsulated secret of "
              + key.set().jcaName()
              + " has "
              + encapsulationSize()
              + " bytes, not "
              + encapsulation.length,
          null);
    }
    SecretSlice slice = SecretSlice.of(from, to, algorithm, secretSize());
    try (SecretBytes secret = key.loaded().decapsulate(Bytes.of(encapsulation))) {
      return slice.of(secret);
    } catch (TpmException e) {
      throw PlatformKem.decapsulateException(Failures.refusal("Cannot decapsulate", key, e), e);
    }
  }

  @Override
  public int secretSize() {
    return MlKemSet.SHARED_SECRET_BYTES;
  }

  @Override
  public int encapsulationSize() {
    return key.set().ciphertextBytes();
  }
}
