/** Timing (Part 3, 23). */
package io.github.tpm4j.tpm12.commands.ticks;
