package io.github.tpm4j.tss.wire;

import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmEccCurve;

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
  public boolean implemented(TpmAlg algorithm) {
    return true;
  }

  @Override
  public boolean implemented(TpmEccCurve curve) {
    return true;
  }

  @Override
  public boolean implemented(TpmAlg algorithm, int keyBits) {
    return true;
  }

  @Override
  public boolean implemented(TpmCc command) {
    return true;
  }
}
