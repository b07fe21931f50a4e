/** What can go wrong between a program and its TPM, a type each (Part 1, 39). */
package io.github.tpm4j.tss.error;
