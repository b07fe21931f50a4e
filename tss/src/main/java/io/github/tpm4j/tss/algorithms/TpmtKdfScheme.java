package io.github.tpm4j.tss.algorithms;

import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.interfaces.TpmiAlg;
import io.github.tpm4j.tss.wire.TpmReader;

/** TPMT_KDF_SCHEME (Part 2, 11.2.3.3): a key derivation scheme. */
public record TpmtKdfScheme(TpmAlg scheme, TpmuKdfScheme details) implements Scheme {
  /** No scheme: TPM_ALG_NULL. */
  public static final TpmtKdfScheme NULL = new TpmtKdfScheme(TpmAlg.NULL, TpmsEmpty.EMPTY);

  /**
   * {@return a scheme that has no details but a hash}
   *
   * @param scheme such as TPM_ALG_KDF1_SP800_108
   * @param hash that it is used with
   */
  public static TpmtKdfScheme of(TpmAlg scheme, TpmAlg hash) {
    return new TpmtKdfScheme(scheme, new TpmsSchemeHash(hash));
  }

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmtKdfScheme read(TpmReader in) {
    return Scheme.read(in, TpmiAlg.KDF, TpmuKdfScheme::read, TpmtKdfScheme::new);
  }

  /**
   * Reads; the scheme may be TPM_ALG_NULL.
   *
   * @param in stands at the first byte
   * @return what was read
   */
  public static TpmtKdfScheme readOrNull(TpmReader in) {
    return Scheme.read(in, TpmiAlg.KDF.orNull(), TpmuKdfScheme::read, TpmtKdfScheme::new);
  }
}
