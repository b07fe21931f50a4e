package io.github.tpm4j.engine.signing;

import io.github.tpm4j.engine.crypto.random.RandomSource;
import io.github.tpm4j.engine.objects.CurveForm;
import io.github.tpm4j.engine.objects.EddsaMessage;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.algorithms.PssSalt;
import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.Map;
import java.util.function.Consumer;

/** Signs and verifies with loaded keys (Part 1, 11.2.2 and 11.4.5; annexes B and C). */
public final class Signer {
  private static final Map<TpmAlg, SignatureFamily> FAMILIES =
      Map.of(
          TpmAlg.RSA, new RsaSignatures(),
          TpmAlg.ECC, new EccSignatures(),
          TpmAlg.KEYEDHASH, new HmacSignatures(),
          TpmAlg.MLDSA, new MlDsaSignatures(TpmAlg.MLDSA),
          TpmAlg.HASH_MLDSA, new MlDsaSignatures(TpmAlg.HASH_MLDSA));

  private static final SignatureFamily EDWARDS = new EddsaSignatures();

  private final SigningState state;

  public Signer(RandomSource random, Commits commits, PssSalt pssSalt) {
    state = new SigningState(random, commits, pssSalt);
  }

  /** The schemes of a key; null if it cannot sign. */
  private static SignatureFamily family(LoadedObject key) {
    return CurveForm.isEdwards(key) ? EDWARDS : FAMILIES.get(key.publicArea().type());
  }

  /** Whether a scheme is one of the key's type. */
  static boolean canSign(LoadedObject key, TpmAlg scheme) {
    SignatureFamily family = family(key);
    return family != null && family.schemes().contains(scheme);
  }

  /**
   * Signs with a scheme that {@link SigningScheme#select} gave.
   *
   * @param key null for TPM_RH_NULL: the signature is TPM_ALG_NULL then
   * @throws TpmFailure TPM_RC_VALUE if the key is too small for the scheme or a counter is not
   *     pending, TPM_RC_BINDING if the halves of the key do not belong together
   */
  public TpmtSignature sign(LoadedObject key, TpmtSigScheme scheme, Bytes digest) {
    if (key == null || scheme.isNull()) {
      return TpmtSignature.NULL;
    }
    return family(key).sign(state, key, scheme, digest.borrow());
  }

  /**
   * Signs a message with a scheme that {@link SigningScheme#select} gave.
   *
   * @throws TpmFailure as {@link #sign}
   */
  public TpmtSignature signMessage(LoadedObject key, TpmtSigScheme scheme, byte[] message) {
    return family(key).signMessage(state, key, scheme, message);
  }

  /**
   * Verifies a signature of EdDSA over a message that was taken in parts.
   *
   * @throws TpmFailure as {@link #verify}
   */
  public void verifyHinted(
      LoadedObject key, EddsaMessage message, TpmtSignature signature, int parameter) {
    verified(
        key, signature, parameter, family -> EddsaSignatures.verifyHinted(key, message, signature));
  }

  /** Signs the message representative of a key of ML-DSA or HashML-DSA. */
  public TpmtSignature signRepresentative(LoadedObject key, byte[] mu) {
    return MlDsaSignatures.signRepresentative(state, key, mu);
  }

  /**
   * Verifies a signature over a message.
   *
   * @throws TpmFailure as {@link #verify}
   */
  public void verifyMessage(
      LoadedObject key, byte[] message, TpmtSignature signature, int parameter) {
    verified(key, signature, parameter, family -> family.verifyMessage(key, message, signature));
  }

  /**
   * Verifies a signature of ML-DSA or HashML-DSA over a message representative.
   *
   * @throws TpmFailure as {@link #verify}
   */
  public void verifyRepresentative(
      LoadedObject key, byte[] mu, TpmtSignature signature, int parameter) {
    verified(
        key,
        signature,
        parameter,
        family -> MlDsaSignatures.verifyRepresentative(key, mu, signature));
  }

  /**
   * Verifies a signature over a digest.
   *
   * @param parameter the number of the parameter that the signature is
   * @throws TpmFailure {@code parameter} with TPM_RC_SIGNATURE if the signature is wrong,
   *     TPM_RC_SCHEME if it is not one of the key's type or cannot be verified, TPM_RC_HANDLE if an
   *     HMAC key has no sensitive area
   */
  public void verify(LoadedObject key, Bytes digest, TpmtSignature signature, int parameter) {
    verified(key, signature, parameter, family -> family.verify(key, digest.borrow(), signature));
  }

  private static void verified(
      LoadedObject key, TpmtSignature signature, int parameter, Consumer<SignatureFamily> check) {
    // An HMAC key alone cannot verify without its secret.
    boolean hasKey = !key.isType(TpmAlg.KEYEDHASH) || !key.isPublicOnly();
    TpmFailure.require(hasKey, TpmRc.HANDLE.parameter(parameter));
    TpmFailure.require(canSign(key, signature.sigAlg()), TpmRc.SCHEME.parameter(parameter));
    try {
      check.accept(family(key));
    } catch (TpmFailure e) {
      throw new TpmFailure(e.code().parameter(parameter));
    }
  }
}
