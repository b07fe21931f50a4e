package io.github.tpm4j.tss.algorithms;

import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.interfaces.TpmiAlg;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** TPMT_KDF_SCHEME (Part 2, 11.2.3.3): a key derivation scheme. */
public record TpmtKdfScheme(TpmAlg scheme, TpmuKdfScheme details) implements Marshallable {
  public static final TpmtKdfScheme NULL = new TpmtKdfScheme(TpmAlg.NULL, TpmsEmpty.EMPTY);

  /** A scheme that has no details but a hash. */
  public static TpmtKdfScheme of(TpmAlg scheme, TpmAlg hash) {
    return new TpmtKdfScheme(scheme, new TpmsSchemeHash(hash));
  }

  public static TpmtKdfScheme read(TpmReader in) {
    return readDetails(TpmiAlg.KDF.read(in), in);
  }

  /** Reads; the scheme may be TPM_ALG_NULL. */
  public static TpmtKdfScheme readOrNull(TpmReader in) {
    return readDetails(TpmiAlg.KDF.orNull().read(in), in);
  }

  private static TpmtKdfScheme readDetails(TpmAlg scheme, TpmReader in) {
    return new TpmtKdfScheme(scheme, TpmuKdfScheme.read(scheme, in));
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
