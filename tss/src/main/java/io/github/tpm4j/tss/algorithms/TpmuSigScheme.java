package io.github.tpm4j.tss.algorithms;

import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.interfaces.TpmiAlg;
import io.github.tpm4j.tss.structures.TpmsEmpty;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.WireException;

/** TPMU_SIG_SCHEME (Part 2, 11.2.1.4): the details of a signing scheme. */
public sealed interface TpmuSigScheme extends Marshallable
    permits TpmsSchemeHash, TpmsSchemeEcdaa, TpmsEmpty {

  /** Reads the arm of {@code scheme}; throws TPM_RC_SELECTOR if it has none. */
  static TpmuSigScheme read(TpmAlg scheme, TpmReader in) {
    if (scheme.equals(TpmAlg.NULL)) {
      return TpmsEmpty.EMPTY;
    }
    if (!TpmiAlg.SIG_SCHEME.allows(scheme, Limits.ANY)) {
      throw new WireException(TpmRc.SELECTOR);
    }
    return scheme.equals(TpmAlg.ECDAA) ? TpmsSchemeEcdaa.read(in) : TpmsSchemeHash.read(in);
  }
}
