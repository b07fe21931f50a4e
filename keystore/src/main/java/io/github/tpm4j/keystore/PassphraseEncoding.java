package io.github.tpm4j.keystore;

/**
 * How a TPM 1.2's secrets are made of passphrases: SHA-1 of these bytes. A TPM 2.0 always takes
 * UTF-8.
 */
public enum PassphraseEncoding {
  /** UTF-8, as tpm-tools have it unless told otherwise. */
  UTF_8,
  /** UTF-16LE, as tpm-tools have it with {@code --unicode}. */
  UTF_16LE,
  /** UTF-16LE with a NUL at its end, as programs have it that hash the end of the string too. */
  UTF_16LE_NUL
}
