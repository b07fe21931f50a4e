package io.github.tpm4j.tss.algorithms;

import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.interfaces.TpmiAlg;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** TPMT_RSA_SCHEME (Part 2, 11.2.4.2): the scheme of an RSA key. */
public record TpmtRsaScheme(TpmAlg scheme, TpmuAsymScheme details) implements Marshallable {
  public static final TpmtRsaScheme NULL = new TpmtRsaScheme(TpmAlg.NULL, TpmsEmpty.EMPTY);

  /** A scheme that has no details but a hash. */
  public static TpmtRsaScheme of(TpmAlg scheme, TpmAlg hash) {
    return new TpmtRsaScheme(scheme, new TpmsSchemeHash(hash));
  }

  public static TpmtRsaScheme read(TpmReader in) {
    return readDetails(TpmiAlg.RSA_SCHEME.read(in), in);
  }

  /** Reads; the scheme may be TPM_ALG_NULL. */
  public static TpmtRsaScheme readOrNull(TpmReader in) {
    return readDetails(TpmiAlg.RSA_SCHEME.orNull().read(in), in);
  }

  private static TpmtRsaScheme readDetails(TpmAlg scheme, TpmReader in) {
    return new TpmtRsaScheme(scheme, TpmuAsymScheme.read(scheme, in));
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
