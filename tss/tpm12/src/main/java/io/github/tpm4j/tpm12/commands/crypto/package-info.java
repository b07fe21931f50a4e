/** Part 3, 13: signatures and random numbers. */
package io.github.tpm4j.tpm12.commands.crypto;
