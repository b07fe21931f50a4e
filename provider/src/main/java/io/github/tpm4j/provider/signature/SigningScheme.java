package io.github.tpm4j.provider.signature;

import io.github.tpm4j.keystore.family.PrivateKeyInTpm;
import java.security.InvalidKeyException;
import java.security.SignatureException;

/**
 * How a key signs.
 *
 * @param <K> the keys
 */
interface SigningScheme<K extends PrivateKeyInTpm> {

  /**
   * Checks before anything is signed, so that a caller can try another scheme.
   *
   * @throws InvalidKeyException if the key, or its TPM, does not sign so
   */
  void check(K key) throws InvalidKeyException;

  /**
   * Signs with one TPM command.
   *
   * @param message what {@link Message#finish} gave
   * @throws io.github.tpm4j.tss.error.TpmException if the TPM refuses
   */
  byte[] sign(K key, byte[] message) throws SignatureException;

  /** The name of the algorithm, with its parameters if it has some. */
  String name();
}
