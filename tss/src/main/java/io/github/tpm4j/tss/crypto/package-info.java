/** The cryptography of a TPM's client, by the JDK's providers (Part 1, 11.4 and annexes B, C). */
package io.github.tpm4j.tss.crypto;
