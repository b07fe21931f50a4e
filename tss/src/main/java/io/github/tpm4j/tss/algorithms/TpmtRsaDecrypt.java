package io.github.tpm4j.tss.algorithms;

import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.interfaces.TpmiAlg;
import io.github.tpm4j.tss.wire.TpmReader;

/** TPMT_RSA_DECRYPT (Part 2, 11.2.4.4): a padding of RSA encryption. */
public record TpmtRsaDecrypt(TpmAlg scheme, TpmuAsymScheme details) implements Scheme {
  /** No scheme: TPM_ALG_NULL. */
  public static final TpmtRsaDecrypt NULL = new TpmtRsaDecrypt(TpmAlg.NULL, TpmsEmpty.EMPTY);

  /** RSAES_PKCS1-v1_5 padding (RFC 8017, 7.2). */
  public static final TpmtRsaDecrypt RSAES = new TpmtRsaDecrypt(TpmAlg.RSAES, TpmsEmpty.EMPTY);

  /**
   * {@return a scheme that has no details but a hash}
   *
   * @param scheme TPM_ALG_OAEP
   * @param hash that it is used with
   */
  public static TpmtRsaDecrypt of(TpmAlg scheme, TpmAlg hash) {
    return new TpmtRsaDecrypt(scheme, new TpmsSchemeHash(hash));
  }

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmtRsaDecrypt read(TpmReader in) {
    return Scheme.read(in, TpmiAlg.RSA_DECRYPT, TpmuAsymScheme::read, TpmtRsaDecrypt::new);
  }

  /**
   * Reads; the scheme may be TPM_ALG_NULL.
   *
   * @param in stands at the first byte
   * @return what was read
   */
  public static TpmtRsaDecrypt readOrNull(TpmReader in) {
    return Scheme.read(in, TpmiAlg.RSA_DECRYPT.orNull(), TpmuAsymScheme::read, TpmtRsaDecrypt::new);
  }
}
