package io.github.tpm4j.keystore;

/** What a key is made for; the TPM refuses it everything else. */
public enum KeyPurpose {
  /** Signatures. */
  SIGN,
  /** Decryption with RSA, and with it the bare RSA function, which some signatures need. */
  DECRYPT,
  /** Key agreement (ECDH). */
  AGREE
}
