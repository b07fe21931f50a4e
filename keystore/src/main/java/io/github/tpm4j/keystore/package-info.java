/** TPM keys as keys of the Java Cryptography Architecture, and how new ones are made. */
package io.github.tpm4j.keystore;
