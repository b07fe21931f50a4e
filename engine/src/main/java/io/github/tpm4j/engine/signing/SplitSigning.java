package io.github.tpm4j.engine.signing;

import io.github.tpm4j.engine.crypto.ecc.EccPrivateKey;
import io.github.tpm4j.engine.crypto.ecc.EccSignature;
import io.github.tpm4j.engine.crypto.ecc.Ecdaa;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.algorithms.TpmsSchemeEcdaa;
import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.constants.TpmRc;
import java.math.BigInteger;

/** Signatures of which TPM2_Commit was the first half (Part 1, C.2 and C.4.2). */
final class SplitSigning {

  private SplitSigning() {}

  static EccSignature ecdaa(
      SigningState state,
      LoadedObject key,
      EccPrivateKey privateKey,
      TpmtSigScheme scheme,
      byte[] digest) {
    int count = ((TpmsSchemeEcdaa) scheme.details()).count();
    long counter = state.commits().find(count).orElseThrow(() -> new TpmFailure(TpmRc.VALUE));
    BigInteger r = state.commits().random(key.name(), counter, privateKey.curve());

    state.commits().use(counter);
    HashAlgorithm hash = HashAlgorithm.of(scheme.hash());
    return Ecdaa.sign(privateKey, hash, digest, r, state.random());
  }
}
