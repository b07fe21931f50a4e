/** The structures of Part 2 that commands need. */
package io.github.tpm4j.tpm12.structures;
