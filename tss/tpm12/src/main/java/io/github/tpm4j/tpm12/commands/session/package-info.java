/** Part 3, 18: authorisation sessions. */
package io.github.tpm4j.tpm12.commands.session;
