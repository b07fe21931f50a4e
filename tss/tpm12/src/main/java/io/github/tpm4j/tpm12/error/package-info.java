/** What goes wrong. */
package io.github.tpm4j.tpm12.error;
