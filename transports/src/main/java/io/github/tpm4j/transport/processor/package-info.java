/**
 * On which processor a thread that serves a client runs, and the calls of the C library that this
 * takes. For Linux; elsewhere, and where the system refuses, threads stay where the kernel puts
 * them.
 */
package io.github.tpm4j.transport.processor;
