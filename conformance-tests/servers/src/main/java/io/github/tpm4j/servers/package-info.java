/** Programs as they come, with keys of a TPM: what their tests have in common. */
package io.github.tpm4j.servers;
