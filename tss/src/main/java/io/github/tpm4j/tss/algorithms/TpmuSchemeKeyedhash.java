package io.github.tpm4j.tss.algorithms;

import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.interfaces.TpmiAlg;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.WireException;

/** TPMU_SCHEME_KEYEDHASH (Part 2, 11.1.22): the details of an HMAC or XOR scheme. */
public sealed interface TpmuSchemeKeyedhash extends Marshallable
    permits TpmsSchemeHash, TpmsSchemeXor, TpmsEmpty {

  /**
   * Reads the arm of {@code scheme}; throws TPM_RC_SELECTOR if it has none.
   *
   * @param scheme selects the arm
   * @param in stands at the first byte
   * @return what was read
   */
  static TpmuSchemeKeyedhash read(TpmAlg scheme, TpmReader in) {
    if (scheme.equals(TpmAlg.NULL)) {
      return TpmsEmpty.EMPTY;
    }
    if (!TpmiAlg.KEYEDHASH_SCHEME.allows(scheme, Limits.ANY)) {
      throw new WireException(TpmRc.SELECTOR);
    }
    return scheme.equals(TpmAlg.XOR) ? TpmsSchemeXor.read(in) : TpmsSchemeHash.read(in);
  }
}
