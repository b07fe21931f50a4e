package io.github.tpm4j.tss.algorithms;

import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.structures.TpmsEmpty;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;

/** TPMU_KDF_SCHEME (Part 2, 11.2.3.2): the details of a key derivation scheme. */
public sealed interface TpmuKdfScheme extends Marshallable permits TpmsSchemeHash, TpmsEmpty {

  /** Reads the arm of {@code scheme}. */
  static TpmuKdfScheme read(TpmAlg scheme, TpmReader in) {
    return scheme.equals(TpmAlg.NULL) ? TpmsEmpty.EMPTY : TpmsSchemeHash.read(in);
  }
}
