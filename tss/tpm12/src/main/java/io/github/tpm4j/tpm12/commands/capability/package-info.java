/** Part 3, 7: what the TPM can do and how it stands. */
package io.github.tpm4j.tpm12.commands.capability;
