package io.github.tpm4j.engine.objects.protection;

import io.github.tpm4j.engine.TpmFailure;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.symmetric.BlockCipherAlgorithm;
import io.github.tpm4j.engine.crypto.symmetric.BlockCipherMode;
import io.github.tpm4j.engine.crypto.symmetric.SymmetricCipher;
import io.github.tpm4j.tss.algorithms.TpmtSymDefObject;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * The inner wrapper of a duplicate: its digest and itself, encrypted by a key that its owner hands
 * on some other way (Part 1, 23.3.1).
 *
 * @param symmetric the cipher
 * @param key of the cipher's size
 * @param nameHash of the object
 * @param name of the object
 */
record InnerWrap(TpmtSymDefObject symmetric, SecretBytes key, HashAlgorithm nameHash, Bytes name) {

  /** Protects a TPM2B_SENSITIVE, which stays the caller's. */
  byte[] wrap(byte[] sensitive) {
    TpmWriter out = new TpmWriter(512);
    byte[] clear = out.sized(integrity(sensitive)).array(sensitive).toByteArray();
    out.wipe();
    byte[] encrypted =
        SymmetricCipher.encrypt(cipher(), BlockCipherMode.CFB, key.borrow(), iv(), clear);
    Arrays.fill(clear, (byte) 0);
    return encrypted;
  }

  /**
   * The TPM2B_SENSITIVE in the wrapper.
   *
   * @throws TpmFailure TPM_RC_INTEGRITY if the digest is not right, as with another key
   * @throws io.github.tpm4j.tss.wire.WireException if there is no digest
   */
  byte[] unwrap(byte[] encrypted, Limits limits) {
    byte[] clear =
        SymmetricCipher.decrypt(cipher(), BlockCipherMode.CFB, key.borrow(), iv(), encrypted);
    try {
      TpmReader in = new TpmReader(clear, limits);
      byte[] integrity = Tpm2b.DIGEST.read(in).toByteArray();
      byte[] sensitive = in.array(in.remaining());
      TpmFailure.require(MessageDigest.isEqual(integrity(sensitive), integrity), TpmRc.INTEGRITY);
      return sensitive;
    } finally {
      Arrays.fill(clear, (byte) 0);
    }
  }

  private byte[] integrity(byte[] sensitive) {
    return nameHash.digest(sensitive, name.borrow());
  }

  private BlockCipherAlgorithm cipher() {
    return BlockCipherAlgorithm.of(symmetric.algorithm());
  }

  private byte[] iv() {
    return new byte[cipher().blockSizeBytes()];
  }
}
