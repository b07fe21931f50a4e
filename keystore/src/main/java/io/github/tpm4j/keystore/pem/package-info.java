/** Single TPM keys as {@code TSS2 PRIVATE KEY} files, exchanged with other TPM software. */
package io.github.tpm4j.keystore.pem;
