/** RSA paddings made outside the TPM, for keys that are for the bare RSA function (RFC 8017). */
package io.github.tpm4j.provider.padding;
