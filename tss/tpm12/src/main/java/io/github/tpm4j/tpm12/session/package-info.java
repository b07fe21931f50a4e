/** Secrets, and the sessions that prove their knowledge (Part 1, 13). */
package io.github.tpm4j.tpm12.session;
