package io.github.tpm4j.engine.attestation;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.objects.KeyScheme;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.profile.RevisionChange;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.engine.signing.Signer;
import io.github.tpm4j.engine.signing.SigningScheme;
import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.TpmuAttest;
import io.github.tpm4j.tss.wire.Bytes;

/**
 * The key and the scheme that sign an attestation (Part 3, 18.1).
 *
 * @param key null for TPM_RH_NULL: nothing is signed, the scheme is TPM_ALG_NULL
 * @param hash of what is attested: the scheme's, else that of the key's Name (version 185, errata
 *     2.6); TPM_ALG_NULL if nothing is signed, and inScheme does not count or has none
 */
public record Attester(LoadedObject key, TpmtSigScheme scheme, TpmAlg hash) {

  /**
   * The key with a handle, and its scheme or the caller's.
   *
   * @param handleNumber which handle of the command it is
   * @param schemeNumber which parameter inScheme is
   * @throws TpmFailure TPM_RC_KEY, the handle, if the key may not sign; TPM_RC_SCHEME, the
   *     parameter, if the schemes contradict each other, or there is none
   */
  public static Attester select(
      TpmState tpm, TpmHandle handle, int handleNumber, TpmtSigScheme inScheme, int schemeNumber) {
    LoadedObject key = handle.equals(TpmHandle.NULL) ? null : tpm.objects().get(handle);
    TpmFailure.require(key == null || key.isSigningKey(), TpmRc.KEY.handle(handleNumber));
    TpmtSigScheme scheme =
        TpmFailure.inParameter(schemeNumber, () -> SigningScheme.select(key, inScheme));
    return new Attester(key, scheme, key == null ? hash(tpm, inScheme) : hash(key, scheme));
  }

  private static TpmAlg hash(TpmState tpm, TpmtSigScheme inScheme) {
    boolean counts = tpm.profile().has(RevisionChange.SCHEME_OF_NO_SIGNER_HASHES);
    return counts ? inScheme.hash() : TpmAlg.NULL;
  }

  private static TpmAlg hash(LoadedObject key, TpmtSigScheme scheme) {
    if (!SigningScheme.hasOwnCommands(key)) {
      return scheme.hash();
    }
    TpmAlg hash = KeyScheme.of(key.publicArea()).hash();
    return hash.equals(TpmAlg.NULL) ? key.publicArea().nameAlg() : hash;
  }

  /** Whether the attestation must not tell which key signed it. */
  public boolean isAnonymous() {
    return SigningScheme.isSplit(scheme);
  }

  /**
   * States and signs.
   *
   * @throws TpmFailure as {@link Signer#sign}
   */
  public Attestation attest(TpmState tpm, Bytes qualifyingData, TpmSt type, TpmuAttest attested) {
    Attestation attestation = Attestation.make(tpm, key, scheme, qualifyingData, type, attested);
    if (key != null) {
      // A clock that was reported must not go back to what an earlier TPM2_Shutdown saved.
      tpm.power().cancelShutdown();
    }
    return attestation;
  }
}
