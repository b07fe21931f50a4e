/** Part 3, 11: keys for other TPMs. */
package io.github.tpm4j.tpm12.commands.migration;
