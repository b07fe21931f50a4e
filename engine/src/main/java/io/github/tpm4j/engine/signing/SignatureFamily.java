package io.github.tpm4j.engine.signing;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.constants.TpmAlg;
import java.util.Set;

/** The signing schemes of one type of key. */
interface SignatureFamily {

  /** The schemes that such a key can sign with. */
  Set<TpmAlg> schemes();

  /**
   * Signs a digest.
   *
   * @param key with its sensitive area
   * @throws io.github.tpm4j.engine.response.TpmFailure as {@link Signer#sign}
   */
  TpmtSignature sign(SigningState state, LoadedObject key, TpmtSigScheme scheme, byte[] digest);

  /**
   * Verifies a signature over a digest.
   *
   * @throws io.github.tpm4j.engine.response.TpmFailure as {@link Signer#verify}, not numbered
   */
  void verify(LoadedObject key, byte[] digest, TpmtSignature signature);

  /**
   * Signs a message: its digest by the scheme's hash, unless the family has another way.
   *
   * @throws io.github.tpm4j.engine.response.TpmFailure as {@link Signer#sign}
   */
  default TpmtSignature signMessage(
      SigningState state, LoadedObject key, TpmtSigScheme scheme, byte[] message) {
    return sign(state, key, scheme, HashAlgorithm.of(scheme.hash()).digest(message));
  }

  /**
   * Verifies a signature over a message.
   *
   * @throws io.github.tpm4j.engine.response.TpmFailure as {@link Signer#verify}, not numbered
   */
  default void verifyMessage(LoadedObject key, byte[] message, TpmtSignature signature) {
    verify(key, HashAlgorithm.of(signature.hash()).digest(message), signature);
  }
}
