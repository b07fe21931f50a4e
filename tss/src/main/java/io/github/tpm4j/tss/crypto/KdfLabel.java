package io.github.tpm4j.tss.crypto;

import java.nio.charset.StandardCharsets;

/** The labels that tell the uses of a KDF, and of OAEP, apart (Part 1, 4.8). */
public enum KdfLabel {
  /** Session keys (Part 1, 19.6.8). */
  ATH("ATH"),
  /** Salts of sessions (Part 1, 19.6.13). */
  SECRET("SECRET"),
  /** Parameter encryption by a block cipher (Part 1, 21.3). */
  CFB("CFB"),
  /** Parameter encryption by XOR (Part 1, 21.2). */
  XOR("XOR"),
  /** Keys that encrypt sensitive areas (Part 1, 22.4). */
  STORAGE("STORAGE"),
  /** Keys of the HMAC over sensitive areas and credentials (Part 1, 22.5). */
  INTEGRITY("INTEGRITY"),
  /** Seeds of duplication (Part 1, 23.3). */
  DUPLICATE("DUPLICATE"),
  /** Seeds of credentials (Part 1, 24). */
  IDENTITY("IDENTITY"),
  /** What hides the counters in attestations (Part 1, 36.7). */
  OBFUSCATE("OBFUSCATE"),
  /** Random values of split signing operations (Part 1, C.2.2). */
  ECDAA_COMMIT("ECDAA Commit"),
  /** Keys of saved contexts (Part 1, 30.3). */
  CONTEXT("CONTEXT"),
  /** Primary Objects; this TPM's choice (Part 1, 14.4). */
  PRIMARY("Primary Object Creation");

  private final byte[] octets;

  KdfLabel(String text) {
    octets = (text + '\0').getBytes(StandardCharsets.US_ASCII);
  }

  /** {@return the ASCII octets and the 00 octet that ends them} */
  public byte[] octets() {
    return octets.clone();
  }
}
