/** Policies: what must hold for an entity to be used (Part 1, 19.7; Part 3, 23). */
package io.github.tpm4j.tss.policy;
