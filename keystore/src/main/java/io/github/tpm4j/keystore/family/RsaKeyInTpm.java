package io.github.tpm4j.keystore.family;

import io.github.tpm4j.tss.crypto.SoftwareHash;
import java.security.InvalidKeyException;
import java.security.SignatureException;
import java.security.interfaces.RSAKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.AlgorithmParameterSpec;

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
}
