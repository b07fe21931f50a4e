package io.github.tpm4j.provider.cipher;

import io.github.tpm4j.keystore.family.RsaKeyInTpm;
import java.security.AlgorithmParameters;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.SignatureException;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Optional;
import javax.crypto.BadPaddingException;
import javax.crypto.IllegalBlockSizeException;

/** A padding of RSA encryption, with its parameters. */
interface RsaPadding {

  /** The name within a transformation. */
  String name();

  /**
   * This padding with parameters.
   *
   * @throws InvalidAlgorithmParameterException if it has none such
   */
  default RsaPadding with(AlgorithmParameterSpec parameters)
      throws InvalidAlgorithmParameterException {
    throw new InvalidAlgorithmParameterException("RSA with " + name() + " has no parameters");
  }

  /** What the name says and the platform's software does not know by it; empty if it does. */
  default Optional<AlgorithmParameterSpec> parametersOfName() {
    return Optional.empty();
  }

  /** The parameters; null if there are none. */
  default AlgorithmParameters parameters() {
    return null;
  }

  /** The most that can be encrypted, in octets. */
  int longestBytes(int modulusBytes);

  /**
   * Checks whether the TPM can decrypt so with a key.
   *
   * @throws InvalidKeyException if it cannot
   */
  void check(RsaKeyInTpm key) throws InvalidKeyException;

  /**
   * Checks whether the private key can be applied to what was padded so.
   *
   * @throws InvalidKeyException if that is no signature
   */
  default void checkPrivate(RsaKeyInTpm key) throws InvalidKeyException {}

  /**
   * Decrypts in the TPM.
   *
   * @param cipherText as long as the modulus at most; zeros before it may be missing
   * @throws BadPaddingException if what was encrypted is not padded so, and for nothing else
   * @throws io.github.tpm4j.tss.error.TpmException if the TPM refuses
   */
  byte[] decrypt(RsaKeyInTpm key, byte[] cipherText)
      throws BadPaddingException, IllegalBlockSizeException;

  /**
   * Applies the private key to what a caller wants "encrypted" with it, which makes a signature.
   *
   * @throws SignatureException if the padding is not for signatures, or the key cannot
   * @throws BadPaddingException if the content is above the modulus
   */
  byte[] applyPrivate(RsaKeyInTpm key, byte[] content)
      throws SignatureException, BadPaddingException;
}
