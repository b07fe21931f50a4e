/**
 * UNIX sockets through the C library, for what Java's own cannot do: taking file descriptors that
 * the other end passes (SCM_RIGHTS, unix(7)). For Linux.
 */
package io.github.tpm4j.transport.nativeio;
