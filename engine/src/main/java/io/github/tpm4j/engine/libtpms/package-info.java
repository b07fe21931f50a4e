/**
 * TPMs that libtpms has kept: reads the state files of swtpm 0.6 to 0.10 ({@code tpm2-00.permall}
 * and what is beside it) and makes a state of this TPM of them. The files are only read.
 */
package io.github.tpm4j.engine.libtpms;
