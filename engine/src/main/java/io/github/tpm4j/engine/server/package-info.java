/**
 * Offers a TPM to other programs over sockets. What the protocols have in common is here: places to
 * listen at, clients served one after the other, and the machine around the TPM with its power,
 * locality and wires.
 */
package io.github.tpm4j.engine.server;
