package io.github.tpm4j.tss.algorithms;

import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.interfaces.TpmiAlg;
import io.github.tpm4j.tss.wire.TpmReader;

/** TPMT_ECC_SCHEME (Part 2, 11.2.5.6): the scheme of an elliptic-curve key. */
public record TpmtEccScheme(TpmAlg scheme, TpmuAsymScheme details) implements Scheme {
  /** No scheme: TPM_ALG_NULL. */
  public static final TpmtEccScheme NULL = new TpmtEccScheme(TpmAlg.NULL, TpmsEmpty.EMPTY);

  /**
   * {@return a scheme that has no details but a hash}
   *
   * @param scheme such as TPM_ALG_ECDSA
   * @param hash that it is used with
   */
  public static TpmtEccScheme of(TpmAlg scheme, TpmAlg hash) {
    return new TpmtEccScheme(scheme, new TpmsSchemeHash(hash));
  }

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmtEccScheme read(TpmReader in) {
    return Scheme.read(in, TpmiAlg.ECC_SCHEME, TpmuAsymScheme::read, TpmtEccScheme::new);
  }

  /**
   * Reads; the scheme may be TPM_ALG_NULL.
   *
   * @param in stands at the first byte
   * @return what was read
   */
  public static TpmtEccScheme readOrNull(TpmReader in) {
    return Scheme.read(in, TpmiAlg.ECC_SCHEME.orNull(), TpmuAsymScheme::read, TpmtEccScheme::new);
  }
}
