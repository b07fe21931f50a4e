/** The first key: made, used and kept. */
package io.github.tpm4j.samples.start;
