/** Messages (CMS) for and by keys in the TPM. */
package io.github.tpm4j.samples.cms;
