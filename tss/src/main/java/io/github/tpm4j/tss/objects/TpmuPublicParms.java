package io.github.tpm4j.tss.objects;

import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.Reader;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.WireException;
import java.util.Map;

/** TPMU_PUBLIC_PARMS (Part 2, 12.2.3.7): the parameters of an object, by its type. */
public sealed interface TpmuPublicParms extends Marshallable
    permits TpmsKeyedhashParms,
        TpmsSymcipherParms,
        TpmsRsaParms,
        TpmsEccParms,
        TpmsMlkemParms,
        TpmsMldsaParms,
        TpmsHashMldsaParms {

  /** The arms, by selector. */
  Map<TpmAlg, Reader<? extends TpmuPublicParms>> ARMS =
      Map.of(
          TpmAlg.RSA, TpmsRsaParms::read,
          TpmAlg.ECC, TpmsEccParms::read,
          TpmAlg.KEYEDHASH, TpmsKeyedhashParms::read,
          TpmAlg.SYMCIPHER, TpmsSymcipherParms::read,
          TpmAlg.MLKEM, TpmsMlkemParms::read,
          TpmAlg.MLDSA, TpmsMldsaParms::read,
          TpmAlg.HASH_MLDSA, TpmsHashMldsaParms::read);

  /**
   * Reads the arm of {@code type}; throws TPM_RC_SELECTOR if it has none.
   *
   * @param type of the object
   * @param in stands at the first byte
   * @return what was read
   */
  static TpmuPublicParms read(TpmAlg type, TpmReader in) {
    Reader<? extends TpmuPublicParms> arm = ARMS.get(type);
    if (arm == null) {
      throw new WireException(TpmRc.SELECTOR);
    }
    return arm.read(in);
  }
}
