/**
 * Certificates of endorsement keys (TCG EK Credential Profile 2.x), by which the maker of a TPM
 * vouches that it is genuine. Roots are the caller's: none are bundled, as whom to trust is not a
 * library's choice.
 */
package io.github.tpm4j.attest.endorsement;
