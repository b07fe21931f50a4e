/** Part 3, 20: non-volatile storage. */
package io.github.tpm4j.tpm12.commands.nv;
