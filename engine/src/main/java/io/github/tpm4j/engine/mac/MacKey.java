package io.github.tpm4j.engine.mac;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.hash.Hmac;
import io.github.tpm4j.engine.crypto.symmetric.BlockCipherAlgorithm;
import io.github.tpm4j.engine.crypto.symmetric.Cmac;
import io.github.tpm4j.engine.objects.KeyScheme;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.objects.SequenceState;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.objects.TpmsSymcipherParms;

/**
 * A key and the MAC to compute with it, for TPM2_MAC and TPM2_MAC_Start, of which TPM2_HMAC and
 * TPM2_HMAC_Start are the part without ciphers (Part 3, 15.5, 15.6, 17.2, 17.3).
 *
 * @param algorithm a hash for HMAC, or TPM_ALG_CMAC
 */
public record MacKey(LoadedObject key, TpmAlg algorithm) {

  /**
   * The MAC that results from the key, handle 1, and the caller's inScheme.
   *
   * @param parameter the number of inScheme
   * @throws TpmFailure TPM_RC_TYPE, handle 1, if the key is neither a keyed hash object nor a
   *     symmetric cipher; TPM_RC_VALUE, {@code parameter}, if the key's scheme and inScheme
   *     contradict each other or both are NULL; TPM_RC_SCHEME, {@code parameter}, if they give no
   *     MAC of such a key; TPM_RC_ATTRIBUTES, handle 1, if the key is restricted; TPM_RC_KEY,
   *     handle 1, if it may not sign
   */
  public static MacKey select(LoadedObject key, TpmAlg given, int parameter) {
    TpmAlg own = ownAlgorithm(key);
    TpmAlg selected = given.equals(TpmAlg.NULL) ? own : given;
    TpmFailure.require(
        !selected.equals(TpmAlg.NULL) && (own.equals(TpmAlg.NULL) || own.equals(selected)),
        TpmRc.VALUE.parameter(parameter));
    TpmFailure.require(isMac(key, selected), TpmRc.SCHEME.parameter(parameter));
    TpmFailure.require(!key.has(TpmaObject.RESTRICTED), TpmRc.ATTRIBUTES.handle(1));
    TpmFailure.require(key.has(TpmaObject.SIGN), TpmRc.KEY.handle(1));
    return new MacKey(key, selected);
  }

  private static TpmAlg ownAlgorithm(LoadedObject key) {
    if (key.isType(TpmAlg.KEYEDHASH)) {
      return KeyScheme.of(key.publicArea()).hash();
    }
    TpmFailure.require(key.isType(TpmAlg.SYMCIPHER), TpmRc.TYPE.handle(1));
    return ((TpmsSymcipherParms) key.publicArea().parameters()).sym().mode();
  }

  private static boolean isMac(LoadedObject key, TpmAlg algorithm) {
    return key.isType(TpmAlg.KEYEDHASH)
        ? HashAlgorithm.find(algorithm).isPresent()
        : algorithm.equals(TpmAlg.CMAC);
  }

  /** The MAC of data. */
  public byte[] compute(byte[] data) {
    return isCmac()
        ? Cmac.compute(cipher(), secret(), data)
        : Hmac.compute(HashAlgorithm.of(algorithm), secret(), data);
  }

  /** The beginning of a sequence. */
  public SequenceState start() {
    return isCmac()
        ? SequenceState.Mac.cmac(cipher(), secret())
        : SequenceState.Mac.hmac(HashAlgorithm.of(algorithm), secret());
  }

  private boolean isCmac() {
    return algorithm.equals(TpmAlg.CMAC);
  }

  private BlockCipherAlgorithm cipher() {
    TpmsSymcipherParms parameters = (TpmsSymcipherParms) key.publicArea().parameters();
    return BlockCipherAlgorithm.of(parameters.sym().algorithm());
  }

  private byte[] secret() {
    return key.sensitive().sensitive().borrow();
  }
}
