/** Which commands a TPM has executed: session audit and command audit (Part 1, 35). */
package io.github.tpm4j.attest.audit;
