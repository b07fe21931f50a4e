/**
 * Policies as text: the TCG's TPM 2.0 JSON Data Types and Policy Language, as the Feature API
 * (FAPI) of tpm2-tss reads and writes it.
 */
package io.github.tpm4j.keystore.policy.text;
