/** Key encapsulation with keys in the TPM. */
package io.github.tpm4j.provider.kem;
