package io.github.tpm4j.keystore.family;

import io.github.tpm4j.tss.crypto.SoftwareHash;
import java.security.InvalidKeyException;
import java.security.SignatureException;
import java.security.interfaces.RSAKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import javax.crypto.BadPaddingException;

/**
 * A private RSA key that never leaves its TPM, of whichever family: what signatures and ciphers ask
 * of it. Each of its operations costs one command if the key is loaded.
 */
public interface RsaKeyInTpm extends PrivateKeyInTpm, RSAKey {

  @Override
  RSAPublicKey publicKey();

  /** {@return octets of the modulus, and so of a signature or a ciphertext, such as 256} */
  default int modulusBytes() {
    return (getModulus().bitLength() + 7) / 8;
  }

  /**
   * Null: the certificate's algorithm restricts the key, if anything does. Stands here because a
   * class that leaves it to both interfaces' defaults does not load on JDK 22 and later.
   */
  @Override
  AlgorithmParameterSpec getParams();

  /**
   * Checks before anything is signed, so that a caller can try another scheme.
   *
   * @param hash the hash of the signature
   * @param algorithm the name of the signature algorithm, for the message
   * @throws InvalidKeyException if the key, or its TPM, does not sign so
   */
  @SuppressWarnings("exports") // The services alone call it.
  void requirePkcs1(SoftwareHash hash, String algorithm) throws InvalidKeyException;

  /**
   * {@return the signature of a digest, by RSASSA-PKCS1-v1_5}
   *
   * @param hash the hash that made the digest
   * @param digest as long as the hash says; not used afterwards
   * @throws SignatureException if the key does not sign so
   */
  @SuppressWarnings("exports") // The services alone call it.
  byte[] signPkcs1(SoftwareHash hash, byte[] digest) throws SignatureException;

  /**
   * {@return the signature of what the caller gives in place of a DigestInfo, by RSASSA-PKCS1-v1_5}
   *
   * @param content such as the 36 bytes of TLS 1.1
   * @throws SignatureException if the key is not for this, or too short
   */
  byte[] signPkcs1(byte[] content) throws SignatureException;

  /**
   * Checks whether the TPM decrypts RSAES-PKCS1-v1_5 with the key.
   *
   * @throws InvalidKeyException if it does not
   */
  void requireDecryptPkcs1() throws InvalidKeyException;

  /**
   * {@return what was encrypted by RSAES-PKCS1-v1_5}
   *
   * @param cipherText as long as the modulus at most; zeros before it may be missing
   * @throws BadPaddingException if what was encrypted is not padded so, and for nothing else
   */
  byte[] decryptPkcs1(byte[] cipherText) throws BadPaddingException;

  /**
   * Checks whether the TPM decrypts RSAES-OAEP with the key.
   *
   * @param parameters hashes and label
   * @throws InvalidKeyException if it does not
   */
  void requireDecryptOaep(Oaep parameters) throws InvalidKeyException;

  /**
   * {@return what was encrypted by RSAES-OAEP}
   *
   * @param parameters hashes and label
   * @param cipherText as long as the modulus at most; zeros before it may be missing
   * @throws BadPaddingException if what was encrypted is not padded so, and for nothing else
   */
  byte[] decryptOaep(Oaep parameters, byte[] cipherText) throws BadPaddingException;

  /**
   * Checks whether the TPM computes the bare RSA function with the key.
   *
   * @throws InvalidKeyException if it does not
   */
  void requireRaw() throws InvalidKeyException;

  /**
   * {@return the bare RSA function (RFC 8017, 5.1), as long as the modulus}
   *
   * @param number as long as the modulus at most
   * @throws BadPaddingException if it is not below the modulus
   */
  byte[] computeRaw(byte[] number) throws BadPaddingException;
}
