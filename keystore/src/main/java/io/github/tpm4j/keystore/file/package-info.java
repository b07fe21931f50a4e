/**
 * Key store files of type TPM: PKCS#12 whose keys are {@code TSS2 PRIVATE KEY} structures, read and
 * written without a TPM, and replaced atomically.
 */
package io.github.tpm4j.keystore.file;
