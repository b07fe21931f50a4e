/** Part 3, 16: PCR and quotes. */
package io.github.tpm4j.tpm12.commands.pcr;
