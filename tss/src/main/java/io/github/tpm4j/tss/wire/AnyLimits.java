package io.github.tpm4j.tss.wire;

/** The limits of a client: none but those of the wire itself. */
final class AnyLimits implements Limits {

  @Override
  public Revision revision() {
    return Revision.NEWEST;
  }

  @Override
  public boolean checksValues() {
    return false;
  }

  @Override
  public int of(Limit limit) {
    return limit == Limit.PCR_SELECT_MIN ? 0 : 0xFFFF;
  }

  @Override
  public boolean hasAlgorithm(int algorithm) {
    return true;
  }

  @Override
  public boolean hasCurve(int curve) {
    return true;
  }

  @Override
  public boolean hasKeyBits(int algorithm, int keyBits) {
    return true;
  }
}
