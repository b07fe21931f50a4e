/** Opting in (Part 3, 5). */
package io.github.tpm4j.tpm12.commands.optin;
