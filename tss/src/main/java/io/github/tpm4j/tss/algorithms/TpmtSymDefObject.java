package io.github.tpm4j.tss.algorithms;

import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.interfaces.TpmiAlg;
import io.github.tpm4j.tss.interfaces.TpmiKeyBits;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/**
 * TPMT_SYM_DEF_OBJECT (Part 2, 11.1.7): the cipher of an object.
 *
 * @param algorithm the cipher, or TPM_ALG_NULL
 * @param keyBits the size of its key in bits; 0 for TPM_ALG_NULL
 * @param mode its mode; TPM_ALG_NULL where there is none
 */
public record TpmtSymDefObject(TpmAlg algorithm, int keyBits, TpmAlg mode) implements Marshallable {
  /** No cipher: TPM_ALG_NULL. */
  public static final TpmtSymDefObject NULL = new TpmtSymDefObject(TpmAlg.NULL, 0, TpmAlg.NULL);

  /**
   * AES in CFB mode.
   *
   * @param keyBits 128, 192 or 256
   * @return the cipher
   */
  public static TpmtSymDefObject aesCfb(int keyBits) {
    return new TpmtSymDefObject(TpmAlg.AES, keyBits, TpmAlg.CFB);
  }

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmtSymDefObject read(TpmReader in) {
    return readDetails(TpmiAlg.SYM_OBJECT.read(in), in);
  }

  /**
   * Reads; the algorithm may be TPM_ALG_NULL.
   *
   * @param in stands at the first byte
   * @return what was read
   */
  public static TpmtSymDefObject readOrNull(TpmReader in) {
    return readDetails(TpmiAlg.SYM_OBJECT.orNull().read(in), in);
  }

  private static TpmtSymDefObject readDetails(TpmAlg algorithm, TpmReader in) {
    if (algorithm.equals(TpmAlg.NULL)) {
      return NULL;
    }
    return new TpmtSymDefObject(
        algorithm, TpmiKeyBits.read(algorithm, in), TpmiAlg.SYM_MODE.orNull().read(in));
  }

  @Override
  public void write(TpmWriter out) {
    algorithm.write(out);
    if (!isNull()) {
      out.u16(keyBits);
      mode.write(out);
    }
  }

  /** {@return whether it is TPM_ALG_NULL} */
  public boolean isNull() {
    return algorithm.equals(TpmAlg.NULL);
  }
}
