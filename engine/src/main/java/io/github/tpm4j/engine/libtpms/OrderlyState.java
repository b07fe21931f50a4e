package io.github.tpm4j.engine.libtpms;

import io.github.tpm4j.engine.power.Orderliness.Shutdown;

/** orderlyState: how the last period of power ended. */
record OrderlyState(int value) {
  private static final int CLEAR = 0;
  private static final int STATE = 1;
  private static final int H_CRTM = 0x8000;
  private static final int LOCALITY_THREE = 0x4000;
  private static final int LOST_AFTER_USE = 0xFFFE;

  Shutdown shutdown() {
    if (value == CLEAR) {
      return Shutdown.CLEAR;
    }
    boolean isSaved = (value & ~(H_CRTM | LOCALITY_THREE)) == STATE;
    return isSaved ? Shutdown.STATE : Shutdown.NONE;
  }

  boolean hadHcrtm() {
    return (value & H_CRTM) != 0;
  }

  boolean wasLocalityThree() {
    return (value & LOCALITY_THREE) != 0;
  }

  /** Without a shutdown: whether an authValue that the lockout protects was used before. */
  boolean isLostAfterUse() {
    return value == LOST_AFTER_USE;
  }
}
