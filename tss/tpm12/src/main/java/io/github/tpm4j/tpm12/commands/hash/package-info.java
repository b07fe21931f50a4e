/** Hashing (Part 3, 13.1 to 13.4). */
package io.github.tpm4j.tpm12.commands.hash;
