/** The same calls on the JDK's own providers and on ours: what comes of them must be the same. */
package io.github.tpm4j.provider.contracts;
