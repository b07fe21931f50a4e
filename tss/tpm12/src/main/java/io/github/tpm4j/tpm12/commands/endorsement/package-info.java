/** Part 3, 14: the endorsement key. */
package io.github.tpm4j.tpm12.commands.endorsement;
