package io.github.tpm4j.tss.objects;

import io.github.tpm4j.tss.algorithms.TpmsSymcipherParms;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.WireException;

/** TPMU_PUBLIC_PARMS (Part 2, 12.2.3.7): the parameters of an object, by its type. */
public sealed interface TpmuPublicParms extends Marshallable
    permits TpmsKeyedhashParms, TpmsSymcipherParms, TpmsRsaParms, TpmsEccParms {

  /** Reads the arm of {@code type}. */
  static TpmuPublicParms read(TpmAlg type, TpmReader in) {
    if (type.equals(TpmAlg.RSA)) {
      return TpmsRsaParms.read(in);
    }
    if (type.equals(TpmAlg.ECC)) {
      return TpmsEccParms.read(in);
    }
    if (type.equals(TpmAlg.KEYEDHASH)) {
      return TpmsKeyedhashParms.read(in);
    }
    if (type.equals(TpmAlg.SYMCIPHER)) {
      return TpmsSymcipherParms.read(in);
    }
    throw new WireException(TpmRc.SELECTOR);
  }
}
