/** Encrypted data of any length, whose every part is authenticated. */
package io.github.tpm4j.keystore.chunks;
