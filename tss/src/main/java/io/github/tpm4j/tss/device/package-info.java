/**
 * A TPM to work with: its keys, randomness, PCR and capabilities, without the mechanics of sessions
 * and slots.
 */
package io.github.tpm4j.tss.device;
