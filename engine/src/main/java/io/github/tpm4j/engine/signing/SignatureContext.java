package io.github.tpm4j.engine.signing;

import io.github.tpm4j.engine.objects.KeyTypes;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.algorithms.TpmsSchemeEcdaa;
import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.Bytes;

/**
 * TPM2B_SIGNATURE_CTX (version 185, Part 2, 11.3.9): the context string of ML-DSA and HashML-DSA,
 * the counter of the commit of ECDAA, empty for other schemes.
 *
 * <p>Which code a context gets that the scheme does not take, the version does not say:
 * TPM_RC_SIZE, as it is too long. With an external mu it must be empty, because mu has one in it
 * already.
 */
public final class SignatureContext {
  private SignatureContext() {}

  /**
   * Checks the context of a message.
   *
   * @throws TpmFailure TPM_RC_SIZE of the parameter
   */
  public static void check(LoadedObject key, Bytes context, int parameter) {
    if (!KeyTypes.isMlDsa(key.publicArea().type())) {
      int wanted = SigningScheme.isSplit(SigningScheme.of(key)) ? Short.BYTES : 0;
      TpmFailure.require(context.size() == wanted, TpmRc.SIZE.parameter(parameter));
    }
  }

  /**
   * Checks the context of a digest.
   *
   * @throws TpmFailure TPM_RC_SIZE of the parameter
   */
  public static void checkOfDigest(LoadedObject key, Bytes context, int parameter) {
    boolean isExternalMu = key.isType(TpmAlg.MLDSA);
    TpmFailure.require(!isExternalMu || context.isEmpty(), TpmRc.SIZE.parameter(parameter));
    check(key, context, parameter);
  }

  /** μ of a digest that is signed with a key of HashML-DSA; of pure ML-DSA the digest is μ. */
  public static byte[] representative(LoadedObject key, Bytes context, Bytes digest) {
    return MlDsaSignatures.representative(key, context.borrow(), digest.borrow());
  }

  /** The scheme of a key, with the counter in the context if it is ECDAA. */
  public static TpmtSigScheme scheme(LoadedObject key, Bytes context) {
    TpmtSigScheme own = SigningScheme.of(key);
    if (!SigningScheme.isSplit(own)) {
      return own;
    }
    int count = (context.get(0) & 0xFF) << 8 | context.get(1) & 0xFF;
    return new TpmtSigScheme(own.scheme(), new TpmsSchemeEcdaa(own.hash(), count));
  }
}
