package io.github.tpm4j.tss.algorithms;

import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.interfaces.TpmiAlg;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** TPMT_RSA_DECRYPT (Part 2, 11.2.4.4): a padding of RSA encryption. */
public record TpmtRsaDecrypt(TpmAlg scheme, TpmuAsymScheme details) implements Marshallable {
  public static final TpmtRsaDecrypt NULL = new TpmtRsaDecrypt(TpmAlg.NULL, TpmsEmpty.EMPTY);

  /** RSAES_PKCS1-v1_5 padding (RFC 8017, 7.2). */
  public static final TpmtRsaDecrypt RSAES = new TpmtRsaDecrypt(TpmAlg.RSAES, TpmsEmpty.EMPTY);

  /** A scheme that has no details but a hash. */
  public static TpmtRsaDecrypt of(TpmAlg scheme, TpmAlg hash) {
    return new TpmtRsaDecrypt(scheme, new TpmsSchemeHash(hash));
  }

  public static TpmtRsaDecrypt read(TpmReader in) {
    return readDetails(TpmiAlg.RSA_DECRYPT.read(in), in);
  }

  /** Reads; the scheme may be TPM_ALG_NULL. */
  public static TpmtRsaDecrypt readOrNull(TpmReader in) {
    return readDetails(TpmiAlg.RSA_DECRYPT.orNull().read(in), in);
  }

  private static TpmtRsaDecrypt readDetails(TpmAlg scheme, TpmReader in) {
    return new TpmtRsaDecrypt(scheme, TpmuAsymScheme.read(scheme, in));
  }

  @Override
  public void write(TpmWriter out) {
    scheme.write(out);
    details.write(out);
  }

  public boolean isNull() {
    return scheme.equals(TpmAlg.NULL);
  }

  /** The hash of the scheme; TPM_ALG_NULL if it has none. */
  public TpmAlg hash() {
    return SchemeHash.of(details);
  }
}
