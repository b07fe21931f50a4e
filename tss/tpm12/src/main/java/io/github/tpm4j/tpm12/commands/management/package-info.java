/** Management of the defence against guessing (Part 3, 9). */
package io.github.tpm4j.tpm12.commands.management;
