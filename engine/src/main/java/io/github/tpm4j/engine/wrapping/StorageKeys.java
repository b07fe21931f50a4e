package io.github.tpm4j.engine.wrapping;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.hash.Hmac;
import io.github.tpm4j.engine.crypto.symmetric.BlockCipherAlgorithm;
import io.github.tpm4j.engine.crypto.symmetric.BlockCipherMode;
import io.github.tpm4j.engine.crypto.symmetric.SymmetricCipher;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.tss.algorithms.TpmtSymDefObject;
import io.github.tpm4j.tss.crypto.KdfLabel;
import io.github.tpm4j.tss.crypto.Kdfa;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.Arrays;

/**
 * The two keys that a parent's seed gives for an object: one for encryption, which depends on the
 * Name, and one for integrity (Part 1, 22.4 and 22.5).
 */
final class StorageKeys {
  private static final byte[] NONE = {};

  private final HashAlgorithm hash;
  private final byte[] seed;
  private final BlockCipherAlgorithm cipher;
  private final int keyBits;

  /**
   * @param parent gives hash and cipher
   * @param seed its own, or one shared with it; the caller keeps it
   */
  StorageKeys(LoadedObject parent, byte[] seed) {
    TpmtSymDefObject symmetric = parent.symmetric();
    hash = parent.nameHash();
    this.seed = seed;
    cipher = BlockCipherAlgorithm.of(symmetric.algorithm());
    keyBits = symmetric.keyBits();
  }

  int blockBytes() {
    return cipher.blockSizeBytes();
  }

  byte[] encrypt(Bytes name, byte[] iv, byte[] data) {
    byte[] key = encryptionKey(name);
    byte[] result = SymmetricCipher.encrypt(cipher, BlockCipherMode.CFB, key, iv, data);
    Arrays.fill(key, (byte) 0);
    return result;
  }

  byte[] decrypt(Bytes name, byte[] iv, byte[] data) {
    byte[] key = encryptionKey(name);
    byte[] result = SymmetricCipher.decrypt(cipher, BlockCipherMode.CFB, key, iv, data);
    Arrays.fill(key, (byte) 0);
    return result;
  }

  private byte[] encryptionKey(Bytes name) {
    return Kdfa.derive(hash, seed, KdfLabel.STORAGE, name.borrow(), NONE, keyBits);
  }

  /** The HMAC over what is protected, and the Name. */
  byte[] integrity(Bytes name, byte[] data) {
    byte[] key = Kdfa.derive(hash, seed, KdfLabel.INTEGRITY, hash.digestBits());
    byte[] mac = Hmac.compute(hash, key, data, name.borrow());
    Arrays.fill(key, (byte) 0);
    return mac;
  }
}
