package io.github.tpm4j.tss.algorithms;

import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.interfaces.TpmiAlg;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** TPMT_SIG_SCHEME (Part 2, 11.2.1.5): a signing scheme. */
public record TpmtSigScheme(TpmAlg scheme, TpmuSigScheme details) implements Marshallable {
  public static final TpmtSigScheme NULL = new TpmtSigScheme(TpmAlg.NULL, TpmsEmpty.EMPTY);

  /** A scheme that has no details but a hash. */
  public static TpmtSigScheme of(TpmAlg scheme, TpmAlg hash) {
    return new TpmtSigScheme(scheme, new TpmsSchemeHash(hash));
  }

  public static TpmtSigScheme read(TpmReader in) {
    return readDetails(TpmiAlg.SIG_SCHEME.read(in), in);
  }

  /** Reads; the scheme may be TPM_ALG_NULL. */
  public static TpmtSigScheme readOrNull(TpmReader in) {
    return readDetails(TpmiAlg.SIG_SCHEME.orNull().read(in), in);
  }

  private static TpmtSigScheme readDetails(TpmAlg scheme, TpmReader in) {
    return new TpmtSigScheme(scheme, TpmuSigScheme.read(scheme, in));
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
