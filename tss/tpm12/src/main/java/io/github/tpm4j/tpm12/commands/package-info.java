/** The commands of Part 3: a class each, in the package of its chapter. */
package io.github.tpm4j.tpm12.commands;
