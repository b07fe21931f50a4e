/** Monotonic counters (Part 3, 25). */
package io.github.tpm4j.tpm12.commands.counter;
