package io.github.tpm4j.keystore.envelope;

import io.github.tpm4j.keystore.chunks.EncryptedChunks;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.crypto.Hkdf;
import io.github.tpm4j.tss.crypto.Hmacs;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The key of one envelope's data; what is used are keys that HKDF-Expand derives from it. */
final class DataKey implements AutoCloseable {
  static final int BYTES = 32;

  private final byte[] key;

  /**
   * @param key is wiped when this is closed
   */
  DataKey(byte[] key) {
    this.key = key;
  }

  byte[] bytes() {
    return key;
  }

  /** A key for the chunks. */
  byte[] chunkKey() {
    return derived("chunks", EncryptedChunks.KEY_BYTES);
  }

  /** The MAC over a header. */
  byte[] mac(byte[] header) {
    byte[] macKey = derived("header", HashAlg.SHA256.digestBytes());
    try {
      return Hmacs.of(HashAlg.SHA256, macKey, header);
    } finally {
      Arrays.fill(macKey, (byte) 0);
    }
  }

  private byte[] derived(String label, int bytes) {
    return Hkdf.expand(
        HashAlg.SHA256, key, ("TPMENVEL " + label).getBytes(StandardCharsets.US_ASCII), bytes);
  }

  @Override
  public void close() {
    Arrays.fill(key, (byte) 0);
  }
}
