/** Keeps any number of objects and sessions in a TPM that has three slots for each. */
package io.github.tpm4j.tss.resource;
