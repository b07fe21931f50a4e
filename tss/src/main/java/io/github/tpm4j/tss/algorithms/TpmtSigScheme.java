package io.github.tpm4j.tss.algorithms;

import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.interfaces.TpmiAlg;
import io.github.tpm4j.tss.wire.TpmReader;

/** TPMT_SIG_SCHEME (Part 2, 11.2.1.5): a signing scheme. */
public record TpmtSigScheme(TpmAlg scheme, TpmuSigScheme details) implements Scheme {
  /** No scheme: TPM_ALG_NULL. */
  public static final TpmtSigScheme NULL = new TpmtSigScheme(TpmAlg.NULL, TpmsEmpty.EMPTY);

  /**
   * {@return a scheme that has no details but a hash}
   *
   * @param scheme such as TPM_ALG_RSASSA or TPM_ALG_ECDSA
   * @param hash that it is used with
   */
  public static TpmtSigScheme of(TpmAlg scheme, TpmAlg hash) {
    return new TpmtSigScheme(scheme, new TpmsSchemeHash(hash));
  }

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmtSigScheme read(TpmReader in) {
    return Scheme.read(in, TpmiAlg.SIG_SCHEME, TpmuSigScheme::read, TpmtSigScheme::new);
  }

  /**
   * Reads; the scheme may be TPM_ALG_NULL.
   *
   * @param in stands at the first byte
   * @return what was read
   */
  public static TpmtSigScheme readOrNull(TpmReader in) {
    return Scheme.read(in, TpmiAlg.SIG_SCHEME.orNull(), TpmuSigScheme::read, TpmtSigScheme::new);
  }
}
