package io.github.tpm4j.tss.algorithms;

import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.interfaces.TpmiAlg;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** TPMT_KEYEDHASH_SCHEME (Part 2, 11.1.23): the scheme of a keyed hash object. */
public record TpmtKeyedhashScheme(TpmAlg scheme, TpmuSchemeKeyedhash details)
    implements Marshallable {
  public static final TpmtKeyedhashScheme NULL =
      new TpmtKeyedhashScheme(TpmAlg.NULL, TpmsEmpty.EMPTY);

  /** A scheme that has no details but a hash. */
  public static TpmtKeyedhashScheme of(TpmAlg scheme, TpmAlg hash) {
    return new TpmtKeyedhashScheme(scheme, new TpmsSchemeHash(hash));
  }

  public static TpmtKeyedhashScheme read(TpmReader in) {
    return readDetails(TpmiAlg.KEYEDHASH_SCHEME.read(in), in);
  }

  /** Reads; the scheme may be TPM_ALG_NULL. */
  public static TpmtKeyedhashScheme readOrNull(TpmReader in) {
    return readDetails(TpmiAlg.KEYEDHASH_SCHEME.orNull().read(in), in);
  }

  private static TpmtKeyedhashScheme readDetails(TpmAlg scheme, TpmReader in) {
    return new TpmtKeyedhashScheme(scheme, TpmuSchemeKeyedhash.read(scheme, in));
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
