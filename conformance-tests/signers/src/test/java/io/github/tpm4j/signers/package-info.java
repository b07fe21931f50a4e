/**
 * Programs that sign, decrypt and make documents, unmodified, with keys of a KeyStore of type TPM.
 */
package io.github.tpm4j.signers;
