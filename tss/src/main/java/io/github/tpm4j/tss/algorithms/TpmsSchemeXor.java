package io.github.tpm4j.tss.algorithms;

import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.interfaces.TpmiAlg;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** TPMS_SCHEME_XOR (Part 2, 11.1.21): hash and KDF of XOR obfuscation. */
public record TpmsSchemeXor(TpmAlg hashAlg, TpmAlg kdf) implements TpmuSchemeKeyedhash {

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmsSchemeXor read(TpmReader in) {
    return new TpmsSchemeXor(TpmiAlg.HASH.read(in), TpmiAlg.KDF.orNull().read(in));
  }

  @Override
  public void write(TpmWriter out) {
    hashAlg.write(out);
    kdf.write(out);
  }
}
