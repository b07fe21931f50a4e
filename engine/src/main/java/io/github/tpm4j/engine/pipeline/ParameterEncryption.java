package io.github.tpm4j.engine.pipeline;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.symmetric.BlockCipherAlgorithm;
import io.github.tpm4j.engine.crypto.symmetric.XorObfuscation;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.engine.wrapping.DerivedCipher;
import io.github.tpm4j.tss.algorithms.TpmtSymDef;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.crypto.KdfLabel;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/** Encryption of the buffer of a first parameter with a session (Part 1, 21). */
final class ParameterEncryption {

  private ParameterEncryption() {}

  /**
   * The parameters of a command with the buffer of the first one, a TPM2B, decrypted.
   *
   * @throws TpmFailure TPM_RC_INSUFFICIENT or TPM_RC_SIZE, the session, if there is none
   */
  static byte[] decryptFirst(SessionUse use, byte[] parameters) {
    use.require(parameters.length >= Short.BYTES, TpmRc.INSUFFICIENT);
    use.require(Short.BYTES + size(parameters) <= parameters.length, TpmRc.SIZE);
    return withFirst(
        parameters, data -> apply(use, use.nonceCaller(), use.session().nonceTpm(), false, data));
  }

  /** The parameters of a response with the buffer of the first one, a TPM2B, encrypted. */
  static byte[] encryptFirst(SessionUse use, byte[] parameters) {
    return withFirst(
        parameters, data -> apply(use, use.session().nonceTpm(), use.nonceCaller(), true, data));
  }

  private static byte[] withFirst(byte[] parameters, UnaryOperator<byte[]> cipher) {
    byte[] data = Arrays.copyOfRange(parameters, Short.BYTES, Short.BYTES + size(parameters));
    byte[] changed = cipher.apply(data);
    byte[] result = parameters.clone();
    System.arraycopy(changed, 0, result, Short.BYTES, changed.length);
    Arrays.fill(data, (byte) 0);
    Arrays.fill(changed, (byte) 0);
    return result;
  }

  private static int size(byte[] parameters) {
    return (parameters[0] & 0xFF) << 8 | parameters[1] & 0xFF;
  }

  private static byte[] apply(
      SessionUse use, byte[] nonceNewer, byte[] nonceOlder, boolean encrypts, byte[] data) {
    HashAlgorithm hash = use.session().hash();
    byte[] key = SessionHmac.keyWith(use, use.authValue());
    try {
      return use.session().symmetric().algorithm().equals(TpmAlg.XOR)
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
    TpmtSymDef symmetric = use.session().symmetric();
    try (DerivedCipher cipher =
        new DerivedCipher(
            BlockCipherAlgorithm.of(symmetric.algorithm()),
            symmetric.keyBits(),
            use.session().hash(),
            sessionValue,
            KdfLabel.CFB,
            nonceNewer,
            nonceOlder)) {
      return encrypts ? cipher.encrypt(data) : cipher.decrypt(data);
    }
  }
}
