package io.github.tpm4j.tss.objects;

import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmiMldsaParms;
import io.github.tpm4j.tss.interfaces.TpmiAlg;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/**
 * TPMS_HASH_MLDSA_PARMS (Part 2 of version 185, 12.2.3.7): the parameters of a key of HashML-DSA.
 *
 * @param hashAlg the hash of the messages that the key signs
 */
public record TpmsHashMldsaParms(TpmiMldsaParms parameterSet, TpmAlg hashAlg)
    implements TpmuPublicParms {

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmsHashMldsaParms read(TpmReader in) {
    return new TpmsHashMldsaParms(TpmiMldsaParms.read(in), TpmiAlg.HASH.read(in));
  }

  @Override
  public void write(TpmWriter out) {
    parameterSet.write(out);
    hashAlg.write(out);
  }
}
