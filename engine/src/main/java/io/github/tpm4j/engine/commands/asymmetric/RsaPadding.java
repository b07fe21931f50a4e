package io.github.tpm4j.engine.commands.asymmetric;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.random.RandomSource;
import io.github.tpm4j.engine.crypto.rsa.Oaep;
import io.github.tpm4j.engine.crypto.rsa.RsaPrivateKey;
import io.github.tpm4j.engine.crypto.rsa.RsaPublicKey;
import io.github.tpm4j.engine.crypto.rsa.RsaesPkcs1;
import io.github.tpm4j.engine.objects.KeyScheme;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.algorithms.TpmtRsaDecrypt;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.Optional;

/**
 * The padding of TPM2_RSA_Encrypt and TPM2_RSA_Decrypt: OAEP, RSAES or none (Part 1, B.4 and B.5;
 * Part 3, 14.2).
 *
 * @param hash of OAEP
 */
record RsaPadding(TpmAlg scheme, TpmAlg hash) {

  /**
   * The padding that results from the key's scheme and the caller's.
   *
   * @throws TpmFailure TPM_RC_SCHEME, parameter 2, if they contradict each other
   */
  static RsaPadding select(LoadedObject key, TpmtRsaDecrypt given) {
    KeyScheme own = KeyScheme.of(key.publicArea());
    if (own.isNull()) {
      return new RsaPadding(given.scheme(), given.hash());
    }
    TpmFailure.require(
        given.isNull() || own.matches(given.scheme(), given.hash()), TpmRc.SCHEME.parameter(2));
    return new RsaPadding(own.scheme(), own.hash());
  }

  /** Whether a label is empty or ends with an octet of 0, as it has to. */
  static boolean isLabel(Bytes label) {
    return label.isEmpty() || label.get(label.size() - 1) == 0;
  }

  /** The ciphertext; empty if the message is too long, or without a padding too large. */
  Optional<byte[]> encrypt(RsaPublicKey key, byte[] message, Bytes label, RandomSource random) {
    if (isNone()) {
      return Optional.of(message).filter(key::isInRange).map(key::apply);
    }
    if (isOaep()) {
      return Optional.of(message)
          .filter(it -> it.length <= Oaep.maxMessageBytes(key, hashAlgorithm()))
          .map(it -> Oaep.encrypt(key, hashAlgorithm(), label.toByteArray(), it, random));
    }
    return Optional.of(message)
        .filter(it -> it.length <= RsaesPkcs1.maxMessageBytes(key))
        .map(it -> RsaesPkcs1.encrypt(key, it, random));
  }

  /**
   * The message; empty if the padding is wrong.
   *
   * @param cipherText below the modulus
   */
  Optional<byte[]> decrypt(RsaPrivateKey key, byte[] cipherText, Bytes label) {
    if (isNone()) {
      return Optional.of(key.apply(cipherText));
    }
    return isOaep()
        ? Oaep.decrypt(key, hashAlgorithm(), label.toByteArray(), cipherText)
        : RsaesPkcs1.decrypt(key, cipherText);
  }

  private boolean isNone() {
    return scheme.equals(TpmAlg.NULL);
  }

  private boolean isOaep() {
    return scheme.equals(TpmAlg.OAEP);
  }

  private HashAlgorithm hashAlgorithm() {
    return HashAlgorithm.of(hash);
  }
}
