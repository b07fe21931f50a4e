/** Part 3, 3: start. */
package io.github.tpm4j.tpm12.commands.startup;
