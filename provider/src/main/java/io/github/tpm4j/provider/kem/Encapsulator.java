package io.github.tpm4j.provider.kem;

/** {@code KEMSpi.EncapsulatorSpi}. */
interface Encapsulator {
  /** A {@code KEM.Encapsulated} with a part of the secret. */
  Object encapsulate(int from, int to, String algorithm);

  int secretSize();

  int encapsulationSize();
}
