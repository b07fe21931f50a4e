/** Part 3, 15: attestation identity keys. */
package io.github.tpm4j.tpm12.commands.identity;
