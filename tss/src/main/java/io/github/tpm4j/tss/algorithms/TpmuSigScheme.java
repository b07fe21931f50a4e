package io.github.tpm4j.tss.algorithms;

import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.structures.TpmsEmpty;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;

/** TPMU_SIG_SCHEME (Part 2, 11.2.1.4): the details of a signing scheme. */
public sealed interface TpmuSigScheme extends Marshallable
    permits TpmsSchemeHash, TpmsSchemeEcdaa, TpmsEmpty {

  /** Reads the arm of {@code scheme}. */
  static TpmuSigScheme read(TpmAlg scheme, TpmReader in) {
    if (scheme.equals(TpmAlg.NULL)) {
      return TpmsEmpty.EMPTY;
    }
    return scheme.equals(TpmAlg.ECDAA) ? TpmsSchemeEcdaa.read(in) : TpmsSchemeHash.read(in);
  }
}
