/** ASN.1 (X.690) as keys, signatures, certificates and PKCS#12 files need it. */
package io.github.tpm4j.tss.asn1;
