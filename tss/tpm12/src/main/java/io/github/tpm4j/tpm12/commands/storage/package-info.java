/** Part 3, 10: keys under keys, and sealed data. */
package io.github.tpm4j.tpm12.commands.storage;
