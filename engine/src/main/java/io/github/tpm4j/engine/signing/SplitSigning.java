package io.github.tpm4j.engine.signing;

import io.github.tpm4j.engine.Tpm;
import io.github.tpm4j.engine.TpmFailure;
import io.github.tpm4j.engine.crypto.ecc.Commit;
import io.github.tpm4j.engine.crypto.ecc.EccCurve;
import io.github.tpm4j.engine.crypto.ecc.EccPrivateKey;
import io.github.tpm4j.engine.crypto.ecc.EccSignature;
import io.github.tpm4j.engine.crypto.ecc.Ecdaa;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.tss.algorithms.TpmsSchemeEcdaa;
import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.Bytes;
import java.math.BigInteger;

/** Signatures of which TPM2_Commit was the first half (Part 1, C.2 and C.4.2). */
public final class SplitSigning {

  private SplitSigning() {}

  static EccSignature ecdaa(
      Tpm tpm, LoadedObject key, EccPrivateKey privateKey, TpmtSigScheme scheme, byte[] digest) {
    int count = ((TpmsSchemeEcdaa) scheme.details()).count();
    long counter = tpm.commits().find(count).orElseThrow(() -> new TpmFailure(TpmRc.VALUE));
    BigInteger r = random(tpm, key.name(), counter, privateKey.curve());

    tpm.commits().use(counter);
    HashAlgorithm hash = HashAlgorithm.of(scheme.hash());
    return Ecdaa.sign(privateKey, hash, digest, r, tpm.random());
  }

  /**
   * r of a commit or of an ephemeral key.
   *
   * @param name the Name of the key; empty for TPM2_EC_Ephemeral
   * @param counter the whole counter
   */
  public static BigInteger random(Tpm tpm, Bytes name, long counter, EccCurve curve) {
    HashAlgorithm hash = HashAlgorithm.of(tpm.profile().contextHash());
    return Commit.random(hash, tpm.commits().nonce(), name.borrow(), counter, curve);
  }
}
