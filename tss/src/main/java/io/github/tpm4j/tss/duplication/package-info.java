/** Objects that software moves to a TPM (Part 1, 23.3). */
package io.github.tpm4j.tss.duplication;
