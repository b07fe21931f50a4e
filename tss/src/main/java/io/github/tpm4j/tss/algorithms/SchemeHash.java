package io.github.tpm4j.tss.algorithms;

import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.wire.Marshallable;

/** The hash algorithm that the details of a scheme name. */
final class SchemeHash {

  private SchemeHash() {}

  static TpmAlg of(Marshallable details) {
    if (details instanceof TpmsSchemeHash hash) {
      return hash.hashAlg();
    }
    if (details instanceof TpmsSchemeEcdaa ecdaa) {
      return ecdaa.hashAlg();
    }
    return details instanceof TpmsSchemeXor xor ? xor.hashAlg() : TpmAlg.NULL;
  }
}
