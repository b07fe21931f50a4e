/** Keys of ML-DSA and ML-KEM in the TPM. */
package io.github.tpm4j.samples.postquantum;
