package io.github.tpm4j.tss.algorithms;

import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.interfaces.TpmiAlg;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.WireException;

/** TPMU_KDF_SCHEME (Part 2, 11.2.3.2): the details of a key derivation scheme. */
public sealed interface TpmuKdfScheme extends Marshallable permits TpmsSchemeHash, TpmsEmpty {

  /**
   * Reads the arm of {@code scheme}; throws TPM_RC_SELECTOR if it has none.
   *
   * @param scheme selects the arm
   * @param in stands at the first byte
   * @return what was read
   */
  static TpmuKdfScheme read(TpmAlg scheme, TpmReader in) {
    if (scheme.equals(TpmAlg.NULL)) {
      return TpmsEmpty.EMPTY;
    }
    if (!TpmiAlg.KDF.allows(scheme, Limits.ANY)) {
      throw new WireException(TpmRc.SELECTOR);
    }
    return TpmsSchemeHash.read(in);
  }
}
