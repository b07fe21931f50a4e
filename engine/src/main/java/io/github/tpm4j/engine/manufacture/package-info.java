/**
 * What a new TPM leaves its factory with: certificates of its endorsement keys, in the NV Indices
 * of the TCG EK Credential Profile.
 */
package io.github.tpm4j.engine.manufacture;
