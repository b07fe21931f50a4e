package io.github.tpm4j.tss.algorithms;

import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** TPMS_EMPTY (Part 2, 10.1): nothing; the arm of a union whose selector has no details. */
public record TpmsEmpty()
    implements TpmuAsymScheme, TpmuSigScheme, TpmuKdfScheme, TpmuSchemeKeyedhash, TpmuSignature {
  /** The only one. */
  public static final TpmsEmpty EMPTY = new TpmsEmpty();

  /**
   * Reads nothing.
   *
   * @param in stands at the first byte
   * @return what was read
   */
  public static TpmsEmpty read(TpmReader in) {
    return EMPTY;
  }

  @Override
  public void write(TpmWriter out) {}
}
