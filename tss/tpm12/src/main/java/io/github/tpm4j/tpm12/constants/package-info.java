/** The numbers of Part 2. */
package io.github.tpm4j.tpm12.constants;
