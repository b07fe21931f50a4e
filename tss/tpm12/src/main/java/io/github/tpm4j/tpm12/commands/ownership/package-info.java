/** Part 3, 6: the owner. */
package io.github.tpm4j.tpm12.commands.ownership;
