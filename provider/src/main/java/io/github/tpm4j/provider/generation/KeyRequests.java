package io.github.tpm4j.provider.generation;

import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidParameterException;
import java.security.spec.AlgorithmParameterSpec;

/** What callers ask a generator of one family for, as a specification of this project. */
interface KeyRequests {

  /** The key that is made when nothing was asked for. */
  TpmKeyGenParameterSpec standard();

  /**
   * A key of this size.
   *
   * @throws InvalidParameterException if the family has no such size
   */
  TpmKeyGenParameterSpec ofSize(int bits);

  /**
   * The key that a specification of the platform asks for.
   *
   * @throws InvalidAlgorithmParameterException if it is for another family, or the TPM's keys
   *     cannot be so
   */
  TpmKeyGenParameterSpec of(AlgorithmParameterSpec spec) throws InvalidAlgorithmParameterException;
}
