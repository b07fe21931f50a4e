/** Part 3, 4: self test. */
package io.github.tpm4j.tpm12.commands.testing;
