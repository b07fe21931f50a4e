package io.github.tpm4j.keystore;

/** The padding that an RSA key is bound to by the TPM. */
public enum KeyPadding {
  /** Signatures of PKCS#1 v1.5 (RFC 8017, 8.2). */
  SIGNATURE_PKCS1,
  /** Signatures of PSS (RFC 8017, 8.1). */
  SIGNATURE_PSS,
  /** Encryption of PKCS#1 v1.5 (RFC 8017, 7.2). */
  ENCRYPTION_PKCS1,
  /** Encryption of OAEP (RFC 8017, 7.1). */
  ENCRYPTION_OAEP
}
