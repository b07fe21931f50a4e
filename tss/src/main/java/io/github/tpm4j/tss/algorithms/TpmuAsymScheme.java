package io.github.tpm4j.tss.algorithms;

import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.interfaces.TpmiAlg;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.WireException;
import java.util.Set;

/** TPMU_ASYM_SCHEME (Part 2, 11.2.3.5): the details of a signing, encryption or exchange scheme. */
public sealed interface TpmuAsymScheme extends Marshallable
    permits TpmsSchemeHash, TpmsSchemeEcdaa, TpmsEmpty {

  /** The schemes without details. */
  Set<TpmAlg> EMPTY = Set.of(TpmAlg.NULL, TpmAlg.RSAES, TpmAlg.EDDSA, TpmAlg.HASH_EDDSA);

  /**
   * Reads the arm of {@code scheme}; throws TPM_RC_SELECTOR if it has none.
   *
   * @param scheme selects the arm
   * @param in stands at the first byte
   * @return what was read
   */
  static TpmuAsymScheme read(TpmAlg scheme, TpmReader in) {
    if (EMPTY.contains(scheme)) {
      return TpmsEmpty.EMPTY;
    }
    if (!TpmiAlg.ASYM_SCHEME.allows(scheme, Limits.ANY)) {
      throw new WireException(TpmRc.SELECTOR);
    }
    return scheme.equals(TpmAlg.ECDAA) ? TpmsSchemeEcdaa.read(in) : TpmsSchemeHash.read(in);
  }
}
