/** What stands in the NV Indices that the TCG has given a meaning. */
package io.github.tpm4j.keystore.tcg;
