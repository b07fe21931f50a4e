/** Physical presence (Part 3, 6.6 and 6.7). */
package io.github.tpm4j.tpm12.commands.presence;
