package io.github.tpm4j.tss.algorithms;

import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.interfaces.TpmiAlg;
import io.github.tpm4j.tss.structures.TpmsEmpty;
import io.github.tpm4j.tss.structures.TpmtHa;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.WireException;

/** TPMU_SIGNATURE (Part 2, 11.3.3): a signature, by its algorithm. */
public sealed interface TpmuSignature extends Marshallable
    permits TpmsSignatureRsa, TpmsSignatureEcc, TpmtHa, TpmsEmpty {

  /** Reads the arm of {@code sigAlg}; throws TPM_RC_SELECTOR if it has none. */
  static TpmuSignature read(TpmAlg sigAlg, TpmReader in) {
    if (sigAlg.equals(TpmAlg.RSASSA) || sigAlg.equals(TpmAlg.RSAPSS)) {
      return TpmsSignatureRsa.read(in);
    }
    if (sigAlg.equals(TpmAlg.HMAC)) {
      return TpmtHa.read(in);
    }
    if (sigAlg.equals(TpmAlg.NULL)) {
      return TpmsEmpty.EMPTY;
    }
    if (!TpmiAlg.SIG_SCHEME.allows(sigAlg, Limits.ANY)) {
      throw new WireException(TpmRc.SELECTOR);
    }
    return TpmsSignatureEcc.read(in);
  }
}
