package io.github.tpm4j.tss.algorithms;

import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.Reader;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.WireException;
import java.util.Map;

/**
 * TPMU_PUBLIC_ID (Part 2, 12.2.3.2): what is unique to an object. {@link TpmsDerive} stands here
 * only in the template of a derived object, which is read by {@code TPM2_CreateLoaded} itself.
 */
public sealed interface TpmuPublicId extends Marshallable
    permits Tpm2bDigest,
        Tpm2bPublicKeyRsa,
        TpmsEccPoint,
        Tpm2bPublicKeyMlkem,
        Tpm2bPublicKeyMldsa,
        TpmsDerive {

  /** The arms, by selector. */
  Map<TpmAlg, Reader<? extends TpmuPublicId>> ARMS =
      Map.of(
          TpmAlg.RSA, Tpm2bPublicKeyRsa::read,
          TpmAlg.ECC, TpmsEccPoint::read,
          TpmAlg.KEYEDHASH, Tpm2bDigest::read,
          TpmAlg.SYMCIPHER, Tpm2bDigest::read,
          TpmAlg.MLKEM, Tpm2bPublicKeyMlkem::read,
          TpmAlg.MLDSA, Tpm2bPublicKeyMldsa::read,
          TpmAlg.HASH_MLDSA, Tpm2bPublicKeyMldsa::read);

  /**
   * Reads the arm of {@code type}; throws TPM_RC_SELECTOR if it has none.
   *
   * @param type selects the arm
   * @param in stands at the first byte
   * @return what was read
   */
  static TpmuPublicId read(TpmAlg type, TpmReader in) {
    Reader<? extends TpmuPublicId> arm = ARMS.get(type);
    if (arm == null) {
      throw new WireException(TpmRc.SELECTOR);
    }
    return arm.read(in);
  }
}
