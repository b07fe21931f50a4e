package io.github.tpm4j.keystore.family;

import io.github.tpm4j.tss.crypto.SoftwareHash;

/**
 * The parameters of RSAES-OAEP (RFC 8017, 7.1).
 *
 * @param hash of the label
 * @param maskHash of MGF1
 * @param label any number of bytes
 */
@SuppressWarnings("exports") // The services alone make it.
public record Oaep(SoftwareHash hash, SoftwareHash maskHash, byte[] label) {

  @Override
  public String toString() {
    return "OAEP (" + hash.jcaName() + ", MGF1 " + maskHash.jcaName() + ")";
  }
}
