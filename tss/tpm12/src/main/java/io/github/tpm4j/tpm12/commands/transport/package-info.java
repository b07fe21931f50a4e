/** Transport sessions (Part 3, 24). */
package io.github.tpm4j.tpm12.commands.transport;
