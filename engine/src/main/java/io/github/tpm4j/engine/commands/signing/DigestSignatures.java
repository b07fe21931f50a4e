package io.github.tpm4j.engine.commands.signing;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.crypto.edwards.EdwardsCurve;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.objects.CurveForm;
import io.github.tpm4j.engine.objects.KeyScheme;
import io.github.tpm4j.engine.objects.KeyTypes;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.engine.signing.SignatureContext;
import io.github.tpm4j.engine.signing.SigningScheme;
import io.github.tpm4j.tss.algorithms.MlDsaSet;
import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.objects.TpmsMldsaParms;
import io.github.tpm4j.tss.wire.Bytes;

/** Signatures of digests with a context (version 185, Part 3, 20.4 and 20.7). */
final class DigestSignatures {
  private DigestSignatures() {}

  /** Whether keys with this one's scheme sign digests: those of HMAC and EdDSA take messages. */
  static boolean isPossible(LoadedObject key) {
    return !key.isType(TpmAlg.KEYEDHASH) && !CurveForm.isPure(key);
  }

  /**
   * @throws TpmFailure TPM_RC_EXT_MU if a key of pure ML-DSA takes no mu from outside
   */
  static void checkExternalMu(LoadedObject key) {
    boolean isAllowed =
        !(key.publicArea().parameters() instanceof TpmsMldsaParms pure) || pure.allowExternalMu();
    TpmFailure.require(isAllowed, TpmRc.EXT_MU);
  }

  /** The size of what the key signs, in octets. */
  static int digestBytes(LoadedObject key) {
    if (CurveForm.isEdwards(key)) {
      return EdwardsCurve.DIGEST_BYTES;
    }
    return key.isType(TpmAlg.MLDSA)
        ? MlDsaSet.MU_BYTES
        : HashAlgorithm.of(SigningScheme.hash(key)).digestBytes();
  }

  static TpmtSignature sign(TpmState tpm, LoadedObject key, Bytes context, Bytes digest) {
    return KeyTypes.isMlDsa(key.publicArea().type())
        ? tpm.signer()
            .signRepresentative(key, SignatureContext.representative(key, context, digest))
        : tpm.signer().sign(key, SignatureContext.scheme(key, context), digest);
  }

  /**
   * @throws TpmFailure TPM_RC_SCHEME or TPM_RC_SIGNATURE of the parameter
   */
  static void verify(
      TpmState tpm,
      LoadedObject key,
      Bytes context,
      Bytes digest,
      TpmtSignature signature,
      int parameter) {
    boolean fits =
        SigningScheme.of(key).scheme().equals(signature.sigAlg())
            && KeyScheme.of(key.publicArea()).hash().equals(signature.hash());
    TpmFailure.require(fits, TpmRc.SCHEME.parameter(parameter));
    if (KeyTypes.isMlDsa(key.publicArea().type())) {
      byte[] mu = SignatureContext.representative(key, context, digest);
      tpm.signer().verifyRepresentative(key, mu, signature, parameter);
    } else {
      tpm.signer().verify(key, digest, signature, parameter);
    }
  }
}
