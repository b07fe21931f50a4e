/** Part 3, 17: new secrets. */
package io.github.tpm4j.tpm12.commands.changeauth;
