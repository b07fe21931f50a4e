package io.github.tpm4j.tss.objects;

import io.github.tpm4j.tss.algorithms.TpmtKeyedhashScheme;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** TPMS_KEYEDHASH_PARMS (Part 2, 12.2.3.3): the parameters of a keyed hash object. */
public record TpmsKeyedhashParms(TpmtKeyedhashScheme scheme) implements TpmuPublicParms {

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmsKeyedhashParms read(TpmReader in) {
    return new TpmsKeyedhashParms(TpmtKeyedhashScheme.readOrNull(in));
  }

  @Override
  public void write(TpmWriter out) {
    scheme.write(out);
  }
}
