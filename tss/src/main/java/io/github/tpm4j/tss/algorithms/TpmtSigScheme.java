package io.github.tpm4j.tss.algorithms;

import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.interfaces.TpmiAlg;
import io.github.tpm4j.tss.wire.TpmReader;

/** TPMT_SIG_SCHEME (Part 2, 11.2.1.5): a signing scheme. */
public record TpmtSigScheme(TpmAlg scheme, TpmuSigScheme details) implements Scheme {
  public static final TpmtSigScheme NULL = new TpmtSigScheme(TpmAlg.NULL, TpmsEmpty.EMPTY);

  /** {@return a scheme that has no details but a hash} */
  public static TpmtSigScheme of(TpmAlg scheme, TpmAlg hash) {
    return new TpmtSigScheme(scheme, new TpmsSchemeHash(hash));
  }

  public static TpmtSigScheme read(TpmReader in) {
    return Scheme.read(in, TpmiAlg.SIG_SCHEME, TpmuSigScheme::read, TpmtSigScheme::new);
  }

  /** Reads; the scheme may be TPM_ALG_NULL. */
  public static TpmtSigScheme readOrNull(TpmReader in) {
    return Scheme.read(in, TpmiAlg.SIG_SCHEME.orNull(), TpmuSigScheme::read, TpmtSigScheme::new);
  }
}
