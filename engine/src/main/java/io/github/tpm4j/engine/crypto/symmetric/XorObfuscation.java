package io.github.tpm4j.engine.crypto.symmetric;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.tss.crypto.KdfLabel;
import io.github.tpm4j.tss.crypto.Kdfa;

/** XOR obfuscation (Part 1, 11.4.7.3); applied twice it gives the data back. */
public final class XorObfuscation {
  private XorObfuscation() {}

  public static byte[] apply(
      HashAlgorithm hash, byte[] key, byte[] contextU, byte[] contextV, byte[] data) {
    byte[] out = Kdfa.derive(hash, key, KdfLabel.XOR, contextU, contextV, data.length * 8);
    for (int i = 0; i < out.length; i++) {
      out[i] ^= data[i];
    }
    return out;
  }
}
