/**
 * swtpm's protocol: a data channel with bare TPM commands, and a control channel with what QEMU,
 * libvirt and swtpm_ioctl ask of the machine around the TPM. The answers, the codes of failures
 * among them, are those of swtpm 0.7.
 */
package io.github.tpm4j.engine.server.swtpm;
