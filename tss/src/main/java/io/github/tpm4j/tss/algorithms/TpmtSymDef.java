package io.github.tpm4j.tss.algorithms;

import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.interfaces.TpmiAlg;
import io.github.tpm4j.tss.interfaces.TpmiKeyBits;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/**
 * TPMT_SYM_DEF (Part 2, 11.1.6): the cipher of a session.
 *
 * @param algorithm the cipher, or TPM_ALG_NULL
 * @param keyBits the size of its key in bits; 0 for TPM_ALG_NULL; for XOR the number of the hash
 *     (the union TPMU_SYM_KEY_BITS holds either)
 * @param mode its mode; TPM_ALG_NULL where there is none
 */
public record TpmtSymDef(TpmAlg algorithm, int keyBits, TpmAlg mode) implements Marshallable {
  /** No cipher: TPM_ALG_NULL. */
  public static final TpmtSymDef NULL = new TpmtSymDef(TpmAlg.NULL, 0, TpmAlg.NULL);

  /**
   * AES in CFB mode.
   *
   * @param keyBits 128, 192 or 256
   * @return the cipher
   */
  public static TpmtSymDef aesCfb(int keyBits) {
    return new TpmtSymDef(TpmAlg.AES, keyBits, TpmAlg.CFB);
  }

  /**
   * XOR obfuscation with the KDF over {@code hash}.
   *
   * @param hash of the KDF
   * @return the way of hiding
   */
  public static TpmtSymDef xor(TpmAlg hash) {
    return new TpmtSymDef(TpmAlg.XOR, hash.value(), TpmAlg.NULL);
  }

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmtSymDef read(TpmReader in) {
    return readDetails(TpmiAlg.SYM.read(in), in);
  }

  /**
   * Reads; the algorithm may be TPM_ALG_NULL.
   *
   * @param in stands at the first byte
   * @return what was read
   */
  public static TpmtSymDef readOrNull(TpmReader in) {
    return readDetails(TpmiAlg.SYM.orNull().read(in), in);
  }

  private static TpmtSymDef readDetails(TpmAlg algorithm, TpmReader in) {
    if (algorithm.equals(TpmAlg.NULL)) {
      return NULL;
    }
    if (algorithm.equals(TpmAlg.XOR)) {
      return xor(TpmiAlg.HASH.read(in));
    }
    return new TpmtSymDef(
        algorithm, TpmiKeyBits.read(algorithm, in), TpmiAlg.SYM_MODE.orNull().read(in));
  }

  @Override
  public void write(TpmWriter out) {
    algorithm.write(out);
    if (!isNull()) {
      out.u16(keyBits);
    }
    if (!isNull() && !algorithm.equals(TpmAlg.XOR)) {
      mode.write(out);
    }
  }

  /** {@return whether it is TPM_ALG_NULL} */
  public boolean isNull() {
    return algorithm.equals(TpmAlg.NULL);
  }
}
