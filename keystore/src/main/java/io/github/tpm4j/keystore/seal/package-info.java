/** Data of any size that only one TPM gives back, and only under conditions: {@code TpmSeal}. */
package io.github.tpm4j.keystore.seal;
