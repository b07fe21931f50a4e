/** Clients of the bundled TPMs' servers that do whatever harms a server. */
package io.github.tpm4j.conformance.hostile;
