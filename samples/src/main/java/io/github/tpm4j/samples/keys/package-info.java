/** Keys of other kinds, and of other origin: secret keys, keys of software, keys in two TPMs. */
package io.github.tpm4j.samples.keys;
