package io.github.tpm4j.tss.algorithms;

import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.interfaces.TpmiAlg;
import io.github.tpm4j.tss.wire.TpmReader;

/** TPMT_RSA_SCHEME (Part 2, 11.2.4.2): the scheme of an RSA key. */
public record TpmtRsaScheme(TpmAlg scheme, TpmuAsymScheme details) implements Scheme {
  /** No scheme: TPM_ALG_NULL. */
  public static final TpmtRsaScheme NULL = new TpmtRsaScheme(TpmAlg.NULL, TpmsEmpty.EMPTY);

  /**
   * {@return a scheme that has no details but a hash}
   *
   * @param scheme such as TPM_ALG_RSASSA
   * @param hash that it is used with
   */
  public static TpmtRsaScheme of(TpmAlg scheme, TpmAlg hash) {
    return new TpmtRsaScheme(scheme, new TpmsSchemeHash(hash));
  }

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmtRsaScheme read(TpmReader in) {
    return Scheme.read(in, TpmiAlg.RSA_SCHEME, TpmuAsymScheme::read, TpmtRsaScheme::new);
  }

  /**
   * Reads; the scheme may be TPM_ALG_NULL.
   *
   * @param in stands at the first byte
   * @return what was read
   */
  public static TpmtRsaScheme readOrNull(TpmReader in) {
    return Scheme.read(in, TpmiAlg.RSA_SCHEME.orNull(), TpmuAsymScheme::read, TpmtRsaScheme::new);
  }
}
