package io.github.tpm4j.tss.session;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.TpmtSymDef;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.crypto.Cfb;
import io.github.tpm4j.tss.crypto.HashFunction;
import io.github.tpm4j.tss.crypto.KdfLabel;
import io.github.tpm4j.tss.crypto.Kdfa;
import io.github.tpm4j.tss.crypto.SoftwareHash;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.Arrays;

/**
 * Encrypts and decrypts the first parameter of a command or a response (Part 1, 21).
 *
 * @param symmetric the session's cipher: a block cipher in CFB mode, or XOR
 * @param hash the session's hash
 */
record ParameterCipher(TpmtSymDef symmetric, HashAlg hash) {

  /**
   * Encrypts.
   *
   * @param sessionValue the session's key and, where the session authorises an entity, its
   *     authValue
   * @param newer the nonce of the side that encrypts
   * @param older the nonce of the other side
   */
  byte[] encrypt(byte[] sessionValue, Bytes newer, Bytes older, byte[] plain) {
    return run(true, sessionValue, newer.borrow(), older.borrow(), plain);
  }

  /** Decrypts; the arguments are those of {@link #encrypt}. */
  byte[] decrypt(byte[] sessionValue, Bytes newer, Bytes older, byte[] encrypted) {
    return run(false, sessionValue, newer.borrow(), older.borrow(), encrypted);
  }

  private byte[] run(boolean encrypt, byte[] value, byte[] newer, byte[] older, byte[] input) {
    if (symmetric.algorithm().equals(TpmAlg.XOR)) {
      byte[] mask =
          Kdfa.derive(function(), value, KdfLabel.XOR, newer, older, Byte.SIZE * input.length);
      return xor(mask, input);
    }
    int ivBits = Cfb.BLOCK_BYTES * Byte.SIZE;
    byte[] material =
        Kdfa.derive(function(), value, KdfLabel.CFB, newer, older, symmetric.keyBits() + ivBits);
    int keyBytes = symmetric.keyBits() / Byte.SIZE;
    byte[] key = Arrays.copyOf(material, keyBytes);
    byte[] iv = Arrays.copyOfRange(material, keyBytes, material.length);
    Arrays.fill(material, (byte) 0);
    try {
      return encrypt
          ? Cfb.encrypt(symmetric.algorithm(), key, iv, input)
          : Cfb.decrypt(symmetric.algorithm(), key, iv, input);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  private HashFunction function() {
    return SoftwareHash.of(hash);
  }

  private static byte[] xor(byte[] mask, byte[] input) {
    for (int i = 0; i < input.length; i++) {
      mask[i] ^= input[i];
    }
    return mask;
  }
}
