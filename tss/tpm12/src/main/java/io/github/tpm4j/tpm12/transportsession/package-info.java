/** What client and TPM compute alike in a transport session (Part 1, 18; Part 3, 24). */
package io.github.tpm4j.tpm12.transportsession;
