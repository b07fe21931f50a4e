package io.github.tpm4j.engine.wrapping;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.symmetric.BlockCipherAlgorithm;
import io.github.tpm4j.engine.crypto.symmetric.BlockCipherMode;
import io.github.tpm4j.engine.crypto.symmetric.SymmetricCipher;
import io.github.tpm4j.tss.crypto.KdfLabel;
import io.github.tpm4j.tss.crypto.Kdfa;
import java.util.Arrays;

/** A block cipher in CFB mode whose key and IV one KDFa gives (Part 1, 21.3 and 30.3.1). */
public final class DerivedCipher implements AutoCloseable {
  private final BlockCipherAlgorithm cipher;
  private final byte[] key;
  private final byte[] iv;

  /**
   * @param secret the key of the KDF; the caller keeps it
   */
  public DerivedCipher(
      BlockCipherAlgorithm cipher,
      int keyBits,
      HashAlgorithm hash,
      byte[] secret,
      KdfLabel label,
      byte[] contextU,
      byte[] contextV) {
    this.cipher = cipher;
    int bits = keyBits + cipher.blockSizeBytes() * 8;
    byte[] derived = Kdfa.derive(hash, secret, label, contextU, contextV, bits);
    key = Arrays.copyOf(derived, keyBits / 8);
    iv = Arrays.copyOfRange(derived, keyBits / 8, derived.length);
    Arrays.fill(derived, (byte) 0);
  }

  public byte[] encrypt(byte[] data) {
    return SymmetricCipher.encrypt(cipher, BlockCipherMode.CFB, key, iv, data);
  }

  public byte[] decrypt(byte[] data) {
    return SymmetricCipher.decrypt(cipher, BlockCipherMode.CFB, key, iv, data);
  }

  /** Wipes key and IV. */
  @Override
  public void close() {
    Arrays.fill(key, (byte) 0);
    Arrays.fill(iv, (byte) 0);
  }
}
