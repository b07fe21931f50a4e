package io.github.tpm4j.provider.kem;

import java.security.GeneralSecurityException;
import javax.crypto.SecretKey;

/** {@code KEMSpi.DecapsulatorSpi}. */
interface Decapsulator {
  /**
   * Recovers a part of a secret.
   *
   * @throws GeneralSecurityException a {@code DecapsulateException}
   */
  SecretKey decapsulate(byte[] encapsulation, int from, int to, String algorithm)
      throws GeneralSecurityException;

  int secretSize();

  int encapsulationSize();
}
