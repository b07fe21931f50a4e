/** Contexts of keys and sessions (Part 3, 21). */
package io.github.tpm4j.tpm12.commands.context;
