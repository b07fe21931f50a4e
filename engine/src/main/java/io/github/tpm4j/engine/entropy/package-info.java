/** Where the randomness of a bundled TPM begins (Part 1, 11.4.11.2). */
package io.github.tpm4j.engine.entropy;
