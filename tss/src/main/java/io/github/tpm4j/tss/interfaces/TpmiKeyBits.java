package io.github.tpm4j.tss.interfaces;

import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.TpmReader;

/**
 * TPMI_AES_KEY_BITS and its siblings (Part 2, 11.1.2), TPMI_RSA_KEY_BITS (11.2.4.6): the size of a
 * key in bits. A TPM answers TPM_RC_VALUE to a size that it does not implement.
 */
public final class TpmiKeyBits {

  private TpmiKeyBits() {}

  /**
   * Reads a key size.
   *
   * @param algorithm the cipher or RSA, whose sizes are allowed
   * @param in stands at the first byte
   * @return the size in bits
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static int read(TpmAlg algorithm, TpmReader in) {
    int keyBits = in.u16();
    in.check(in.limits().hasKeyBits(algorithm.value(), keyBits), TpmRc.VALUE);
    return keyBits;
  }
}
