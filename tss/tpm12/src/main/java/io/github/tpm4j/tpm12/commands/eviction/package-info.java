/** Part 3, 22: what leaves its slot. */
package io.github.tpm4j.tpm12.commands.eviction;
