package io.github.tpm4j.engine.crypto.agreement;

/** The public half of a key on a {@link DhGroup}. */
public interface DhPublicKey {

  /**
   * As RFC 9180, 7.1.1 serializes it: a point of a Weierstrass curve uncompressed (SEC 1, 2.3.3),
   * of a Montgomery curve the u coordinate as RFC 7748 has it.
   */
  byte[] encoded();
}
