package io.github.tpm4j.engine.pipeline;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.kdf.KdfLabel;
import io.github.tpm4j.engine.crypto.symmetric.BlockCipherAlgorithm;
import io.github.tpm4j.engine.crypto.symmetric.XorObfuscation;
import io.github.tpm4j.engine.wrapping.DerivedCipher;
import io.github.tpm4j.tss.algorithms.TpmtSymDef;
import io.github.tpm4j.tss.constants.TpmAlg;
import java.util.Arrays;

/** Encryption of the buffer of a first parameter with a session (Part 1, 21). */
final class ParameterEncryption {

  private ParameterEncryption() {}

  /** Decrypts {@code data}, the buffer of the command's first parameter. */
  static byte[] decrypt(SessionUse use, byte[] data) {
    return apply(use, use.nonceCaller, use.session.nonceTpm(), false, data);
  }

  /** Encrypts {@code data}, the buffer of the response's first parameter. */
  static byte[] encrypt(SessionUse use, byte[] data) {
    return apply(use, use.session.nonceTpm(), use.nonceCaller, true, data);
  }

  private static byte[] apply(
      SessionUse use, byte[] nonceNewer, byte[] nonceOlder, boolean encrypts, byte[] data) {
    HashAlgorithm hash = use.session.hash();
    byte[] key = SessionHmac.keyWith(use, use.authValue());
    try {
      return use.session.symmetric().algorithm().equals(TpmAlg.XOR)
          ? XorObfuscation.apply(hash, key, nonceNewer, nonceOlder, data)
          : cfb(use, key, nonceNewer, nonceOlder, encrypts, data);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  private static byte[] cfb(
      SessionUse use,
      byte[] sessionValue,
      byte[] nonceNewer,
      byte[] nonceOlder,
      boolean encrypts,
      byte[] data) {
    TpmtSymDef symmetric = use.session.symmetric();
    try (DerivedCipher cipher =
        new DerivedCipher(
            BlockCipherAlgorithm.of(symmetric.algorithm()),
            symmetric.keyBits(),
            use.session.hash(),
            sessionValue,
            KdfLabel.CFB,
            nonceNewer,
            nonceOlder)) {
      return encrypts ? cipher.encrypt(data) : cipher.decrypt(data);
    }
  }
}
