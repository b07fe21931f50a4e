/** Signatures: the digest is made in software, and one TPM command makes the signature. */
package io.github.tpm4j.provider.signature;
