/** Policies: from text, and approved after the fact. */
package io.github.tpm4j.samples.policies;
