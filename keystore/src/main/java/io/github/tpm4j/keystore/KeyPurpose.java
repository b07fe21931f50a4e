package io.github.tpm4j.keystore;

/** What a key is made for; the TPM refuses it everything else. */
public enum KeyPurpose {
  /** Signatures; MACs by a key of HMAC. */
  SIGN,
  /**
   * Decryption with AES; decapsulation with ML-KEM; decryption with RSA, and with it raw RSA, by
   * which every signature can be made that is padded in software; a key that is bound to a padding
   * of encryption is for decryption alone.
   */
  DECRYPT,
  /** Key agreement (ECDH). */
  AGREE,
  /** Encryption with AES; the TPM lets such a key make CMACs too. */
  ENCRYPT
}
