package io.github.tpm4j.tss.algorithms;

import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.interfaces.TpmiAlg;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** TPMT_ECC_SCHEME (Part 2, 11.2.5.6): the scheme of an elliptic-curve key. */
public record TpmtEccScheme(TpmAlg scheme, TpmuAsymScheme details) implements Marshallable {
  public static final TpmtEccScheme NULL = new TpmtEccScheme(TpmAlg.NULL, TpmsEmpty.EMPTY);

  /** A scheme that has no details but a hash. */
  public static TpmtEccScheme of(TpmAlg scheme, TpmAlg hash) {
    return new TpmtEccScheme(scheme, new TpmsSchemeHash(hash));
  }

  public static TpmtEccScheme read(TpmReader in) {
    return readDetails(TpmiAlg.ECC_SCHEME.read(in), in);
  }

  /** Reads; the scheme may be TPM_ALG_NULL. */
  public static TpmtEccScheme readOrNull(TpmReader in) {
    return readDetails(TpmiAlg.ECC_SCHEME.orNull().read(in), in);
  }

  private static TpmtEccScheme readDetails(TpmAlg scheme, TpmReader in) {
    return new TpmtEccScheme(scheme, TpmuAsymScheme.read(scheme, in));
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
