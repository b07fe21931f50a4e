package io.github.tpm4j.tss.objects;

import io.github.tpm4j.tss.algorithms.TpmsDerive;
import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.WireException;

/**
 * TPMU_PUBLIC_ID (Part 2, 12.2.3.2): what is unique to an object. {@link TpmsDerive} stands here
 * only in the template of a derived object, which is read by {@code TPM2_CreateLoaded} itself.
 */
public sealed interface TpmuPublicId extends Marshallable
    permits Tpm2bDigest, Tpm2bPublicKeyRsa, TpmsEccPoint, TpmsDerive {

  /** Reads the arm of {@code type}. */
  static TpmuPublicId read(TpmAlg type, TpmReader in) {
    if (type.equals(TpmAlg.RSA)) {
      return Tpm2bPublicKeyRsa.read(in);
    }
    if (type.equals(TpmAlg.ECC)) {
      return TpmsEccPoint.read(in);
    }
    if (type.equals(TpmAlg.KEYEDHASH) || type.equals(TpmAlg.SYMCIPHER)) {
      return Tpm2bDigest.read(in);
    }
    throw new WireException(TpmRc.SELECTOR);
  }
}
