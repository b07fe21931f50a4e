/**
 * The protocol of Microsoft's TPM simulator: a port for commands, and the next one for what the
 * platform around a TPM does.
 */
package io.github.tpm4j.engine.server.mssim;
