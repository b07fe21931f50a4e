package io.github.tpm4j.tss.algorithms;

import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.interfaces.TpmiAlg;
import io.github.tpm4j.tss.wire.TpmReader;

/** TPMT_KEYEDHASH_SCHEME (Part 2, 11.1.23): the scheme of a keyed hash object. */
public record TpmtKeyedhashScheme(TpmAlg scheme, TpmuSchemeKeyedhash details) implements Scheme {
  /** No scheme: TPM_ALG_NULL. */
  public static final TpmtKeyedhashScheme NULL =
      new TpmtKeyedhashScheme(TpmAlg.NULL, TpmsEmpty.EMPTY);

  /**
   * {@return a scheme that has no details but a hash}
   *
   * @param scheme TPM_ALG_HMAC
   * @param hash that it is used with
   */
  public static TpmtKeyedhashScheme of(TpmAlg scheme, TpmAlg hash) {
    return new TpmtKeyedhashScheme(scheme, new TpmsSchemeHash(hash));
  }

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmtKeyedhashScheme read(TpmReader in) {
    return Scheme.read(
        in, TpmiAlg.KEYEDHASH_SCHEME, TpmuSchemeKeyedhash::read, TpmtKeyedhashScheme::new);
  }

  /**
   * Reads; the scheme may be TPM_ALG_NULL.
   *
   * @param in stands at the first byte
   * @return what was read
   */
  public static TpmtKeyedhashScheme readOrNull(TpmReader in) {
    return Scheme.read(
        in, TpmiAlg.KEYEDHASH_SCHEME.orNull(), TpmuSchemeKeyedhash::read, TpmtKeyedhashScheme::new);
  }
}
