/** CAPABILITIES.md: what the bundled TPM and the provider can do, told by the code itself. */
package io.github.tpm4j.capabilities;
