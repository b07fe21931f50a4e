package io.github.tpm4j.tss.algorithms;

import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.interfaces.TpmiAlg;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.WireException;
import java.util.Set;

/** TPMU_SIG_SCHEME (Part 2, 11.2.1.4): the details of a signing scheme. */
public sealed interface TpmuSigScheme extends Marshallable
    permits TpmsSchemeHash, TpmsSchemeEcdaa, TpmsEmpty {

  /**
   * The schemes without details; that those of ML-DSA have none is in the errata of version 185
   * only (2.3).
   */
  Set<TpmAlg> EMPTY =
      Set.of(TpmAlg.NULL, TpmAlg.EDDSA, TpmAlg.HASH_EDDSA, TpmAlg.MLDSA, TpmAlg.HASH_MLDSA);

  /** Schemes that TPMI_ALG_SIG_SCHEME allows and that no union has an arm for. */
  Set<TpmAlg> WITHOUT_ARM = Set.of(TpmAlg.LMS, TpmAlg.XMSS);

  /**
   * Reads the arm of {@code scheme}; throws TPM_RC_SELECTOR if it has none.
   *
   * @param scheme selects the arm
   * @param in stands at the first byte
   * @return what was read
   */
  static TpmuSigScheme read(TpmAlg scheme, TpmReader in) {
    if (EMPTY.contains(scheme)) {
      return TpmsEmpty.EMPTY;
    }
    if (!TpmiAlg.SIG_SCHEME.allows(scheme, Limits.ANY) || WITHOUT_ARM.contains(scheme)) {
      throw new WireException(TpmRc.SELECTOR);
    }
    return scheme.equals(TpmAlg.ECDAA) ? TpmsSchemeEcdaa.read(in) : TpmsSchemeHash.read(in);
  }
}
