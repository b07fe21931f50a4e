/** RSA encryption: with public keys in software, with private keys in the TPM. */
package io.github.tpm4j.provider.cipher;
