/** What a program with a TPM shows to one that verifies ({@code tpm4j-attest}). */
package io.github.tpm4j.keystore.attestation;
