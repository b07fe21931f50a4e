/**
 * How servers and clients of other projects come by keys of a TPM: each class is what a program
 * needs beside its own code. All expect the provider to be registered, {@code
 * Security.addProvider(new TpmProvider())}, and KeyStore files of type TPM.
 */
package io.github.tpm4j.samples.network;
