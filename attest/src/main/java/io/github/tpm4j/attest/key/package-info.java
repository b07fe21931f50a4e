/**
 * Keys: that one was made in a TPM, cannot leave it and is bound to a policy (TPM2_Certify,
 * TPM2_CertifyCreation), and that an attestation key is in the TPM of an endorsement key (Part 1,
 * 24).
 */
package io.github.tpm4j.attest.key;
