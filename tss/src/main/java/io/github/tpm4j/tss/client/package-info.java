/** Sends commands to a TPM and reads their responses (Part 1, 18; Part 3, 4 to 6). */
package io.github.tpm4j.tss.client;
